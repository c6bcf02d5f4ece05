package coop.talkoot.posts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Span;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The upper end of home timelines that were read a moment ago: who reads again is asked for what came since, and not for all
 * of it. It says what {@link HomeLines} says. Whom they follow, mute or belong to is counted by the database
 * ({@link HomeState}); another count, or a post that is gone, and the whole is read anew. What ends by itself, as a mute at
 * its time, and those whose suspension is lifted, may show half a minute late.
 */
@Singleton
final class RecentHomes {
    /** So many lines are kept of each. */
    static final int KEPT = 40;

    private static final Duration LASTS = Duration.ofSeconds(30);
    /** What was written so long ago is committed by now, and by whatever node: it is not looked for again. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final int READERS = 5_000;

    private final HomeLines home;
    private final HomeState state;
    private final Clock clock;
    private final Cache<Long, Kept> byReader =
            Caffeine.newBuilder().maximumSize(READERS).build();

    RecentHomes(HomeLines home, HomeState state, Clock clock) {
        this.home = home;
        this.state = state;
        this.clock = clock;
    }

    /**
     * @param lines newest first
     * @param isAll there is nothing below them
     * @param settledUpTo below this id nothing can be missing among them
     */
    private record Kept(List<Line> lines, boolean isAll, long settledUpTo, long version, Instant since) {
        boolean holds(Span span) {
            return isAll || (!lines.isEmpty() && span.after() >= lines.getLast().id()) || isTop(span);
        }

        private static boolean isTop(Span span) {
            return span.after() == 0 && !span.isNearest();
        }

        List<Line> within(Span span) {
            var found = lines.stream().filter(line -> line.id() > span.after()).toList();
            if (found.size() <= span.limit()) {
                return found;
            }
            return span.isNearest()
                    ? found.subList(found.size() - span.limit(), found.size())
                    : found.subList(0, span.limit());
        }
    }

    /** Newest first. */
    List<Line> read(long viewerId, Span span) {
        if (span.limit() > KEPT || span.before() != Long.MAX_VALUE) {
            return home.read(viewerId, span);
        }
        var top = upToDate(viewerId).orElseGet(() -> anew(viewerId));
        byReader.put(viewerId, top);
        return top.holds(span) ? top.within(span) : home.read(viewerId, span);
    }

    /** Empty when nothing is kept, or it says no longer what is. */
    private Optional<Kept> upToDate(long viewerId) {
        var kept = byReader.getIfPresent(viewerId);
        var now = clock.instant();
        if (kept == null
                || now.isBefore(kept.since())
                || !now.isBefore(kept.since().plus(LASTS))) {
            return Optional.empty();
        }
        var found = state.of(viewerId, kept.lines());
        if (found.version() != kept.version() || !found.areAllThere()) {
            return Optional.empty();
        }
        return found.newest() <= kept.settledUpTo() ? Optional.of(kept) : withNew(viewerId, kept, now);
    }

    private Optional<Kept> withNew(long viewerId, Kept kept, Instant now) {
        return home.above(viewerId, new Span(KEPT, Long.MAX_VALUE, kept.settledUpTo(), false))
                .map(added -> {
                    var settled = kept.lines().stream().filter(line -> line.id() <= kept.settledUpTo());
                    var lines = Stream.concat(added.stream(), settled)
                            .sorted(Comparator.comparingLong(Line::id).reversed())
                            .toList();
                    return new Kept(
                            lines.subList(0, Math.min(KEPT, lines.size())),
                            kept.isAll() && lines.size() <= KEPT,
                            Math.max(kept.settledUpTo(), settledBy(now)),
                            kept.version(),
                            kept.since());
                });
    }

    private Kept anew(long viewerId) {
        var now = clock.instant();
        // Before the lines: what changes in between shows as another count the next time.
        var version = state.of(viewerId, List.of()).version();
        var lines = home.read(viewerId, Span.first(KEPT));
        return new Kept(lines, lines.size() < KEPT, settledBy(now), version, now);
    }

    private static long settledBy(Instant now) {
        return Ids.earliestAt(now.minus(SETTLED));
    }
}
