package coop.talkoot.mastodon.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.people.Relations;
import coop.talkoot.posts.Shown;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The figures beside each account. Counting all that somebody wrote costs, so they are half a minute old at most. */
@Singleton
final class Figures {
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Relations relations;
    private final Shown shown;
    private final Cache<Long, Of> recent;

    Figures(Relations relations, Shown shown, Clock clock) {
        this.relations = relations;
        this.shown = shown;
        this.recent = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(FRESH)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    record Of(
            int followers,
            int followed,
            int posts,
            @Nullable Instant last) {
        static final Of NOTHING = new Of(0, 0, 0, null);
    }

    Map<Long, Of> of(Collection<Long> actorIds) {
        return recent.getAll(actorIds, this::count);
    }

    private Map<Long, Of> count(Set<? extends Long> actorIds) {
        var ids = Set.<Long>copyOf(actorIds);
        var counts = relations.counts(ids);
        var written = shown.authorshipOf(ids);
        var figures = new HashMap<Long, Of>();
        for (var id : ids) {
            var count = counts.getOrDefault(id, Relations.Counts.NONE);
            var authorship = written.get(id);
            figures.put(
                    id,
                    new Of(
                            count.followers(),
                            count.followed(),
                            authorship == null ? 0 : authorship.posts(),
                            authorship == null ? null : authorship.last()));
        }
        return figures;
    }
}
