package coop.talkoot.mastodon.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How often somebody may ask within five minutes; each process counts for itself. */
@Singleton
final class Rates {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Clock clock;
    private final Cache<String, AtomicInteger> counts;

    Rates(Clock clock) {
        this.clock = clock;
        this.counts = Caffeine.newBuilder()
                .maximumSize(200_000)
                .expireAfterWrite(WINDOW)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Where somebody stands; {@code remaining} is negative when they asked too often. */
    record Standing(int limit, int remaining, Instant reset, int secondsLeft) {}

    Standing count(String who, int limit) {
        var now = clock.millis();
        var window = now / WINDOW.toMillis();
        var reset = (window + 1) * WINDOW.toMillis();
        var count = counts.get(window + " " + who, key -> new AtomicInteger()).incrementAndGet();
        return new Standing(limit, limit - count, Instant.ofEpochMilli(reset), (int) ((reset - now) / 1000) + 1);
    }
}
