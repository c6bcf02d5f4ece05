package coop.talkoot.activitypub.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * What failed a moment ago and is not tried again at once. Bounded in time, so that whoever is back is heard again, and
 * in number, so that a flood of bad names costs no memory (CVE-2026-69132 Fedify).
 */
final class Failures {
    static final int MOST = 20_000;

    private final Cache<String, String> reasons;

    Failures(Duration longest) {
        this(longest, Ticker.systemTicker());
    }

    Failures(Duration longest, Ticker ticker) {
        this.reasons = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(longest)
                .ticker(ticker)
                .build();
    }

    /** Throws Unreachable while {@code what} is not to be tried. */
    void check(String what) throws Unreachable {
        var reason = reasons.getIfPresent(what);
        if (reason != null) {
            // Not remembered anew: who is asked for often would never be asked again.
            throw Unreachable.here("not asked again yet: " + reason);
        }
    }

    void remember(String what, Unreachable cause) {
        if (!cause.isHere()) {
            reasons.put(what, String.valueOf(cause.getMessage()));
        }
    }

    long count() {
        reasons.cleanUp();
        return reasons.estimatedSize();
    }
}
