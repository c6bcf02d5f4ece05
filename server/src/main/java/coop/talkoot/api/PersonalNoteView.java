package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/** What the viewer noted about somebody; empty when nothing. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PersonalNoteView(String note) {}
