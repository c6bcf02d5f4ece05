package coop.talkoot.vocab;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** When a thing was said, changed, begins and ends. Begin and end keep the offset they were written with. */
public record Times(
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable OffsetDateTime startTime,
        @Nullable OffsetDateTime endTime) {
    private static final Times UNKNOWN = new Times(null, null, null, null);

    public static Times unknown() {
        return UNKNOWN;
    }

    public static Times published(Instant at) {
        return new Times(at, null, null, null);
    }

    public Times withUpdated(@Nullable Instant at) {
        return new Times(published, at, startTime, endTime);
    }

    public Times withStart(@Nullable OffsetDateTime at) {
        return new Times(published, updated, at, endTime);
    }

    public Times withEnd(@Nullable OffsetDateTime at) {
        return new Times(published, updated, startTime, at);
    }
}
