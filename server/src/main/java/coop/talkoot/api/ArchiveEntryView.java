package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Something that was public where a co-op comes from; {@code decision} is there where the post puts a vote. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ArchiveEntryView(
        IdentityView origin, PostView post, @Nullable DecisionView decision) {}
