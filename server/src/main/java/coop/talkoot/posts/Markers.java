package coop.talkoot.posts;

import coop.talkoot.platform.Span;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What stands in worded queries of this room for values that change from one asking to the next: no row has these. */
final class Markers {
    static final long VIEWER = Long.MIN_VALUE + 1;
    static final Instant NOW = Instant.ofEpochSecond(-1_234_567_890_123L, 1_000);
    private static final long BEFORE = Long.MIN_VALUE + 2;
    private static final long AFTER = Long.MIN_VALUE + 3;

    static final Set<Object> ALL = Set.of(VIEWER, NOW, BEFORE, AFTER);

    private Markers() {}

    /** The same span between markers. */
    static Span in(Span span) {
        return new Span(span.limit(), BEFORE, AFTER, span.isNearest());
    }

    static Map<Object, Object> values(long viewerId, Instant now, Span span) {
        return Map.of(VIEWER, viewerId, NOW, now, BEFORE, span.before(), AFTER, span.after());
    }
}
