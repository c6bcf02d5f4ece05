package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** The direct posts of one thread, by the last of them. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ConversationView(String id, List<IdentityView> with, PostView latest, boolean isUnread) {}
