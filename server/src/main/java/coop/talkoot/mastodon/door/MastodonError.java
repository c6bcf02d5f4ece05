package coop.talkoot.mastodon.door;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;

/** What every answer but success says. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record MastodonError(String error) {}
