package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.Resource;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A thing or space of one's own. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ThingView(
        String id,
        String uri,
        String name,
        SubjectView features,
        String createdAt,
        @Nullable String archivedAt) {
    static ThingView of(Resource thing) {
        return new ThingView(
                Long.toString(thing.id()),
                thing.uri(),
                thing.name(),
                SubjectView.of(thing.features()),
                thing.createdAt().toString(),
                thing.archivedAt() == null ? null : thing.archivedAt().toString());
    }
}
