package coop.talkoot.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Identities asked for a moment ago. Nobody is remembered as absent: who is new is found at once. */
final class RecentIdentities {
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Cache<Long, Identity> byId =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(RECENT).build();
    private final Cache<String, Identity> byHandle =
            Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(RECENT).build();

    Optional<Identity> find(long id, LongFunction<Optional<Identity>> look) {
        return Optional.ofNullable(byId.get(id, wanted -> look.apply(wanted).orElse(null)));
    }

    Optional<Identity> byHandle(String handle, Function<String, Optional<Identity>> look) {
        return Optional.ofNullable(
                byHandle.get(handle, wanted -> look.apply(wanted).orElse(null)));
    }

    void forget(long id) {
        byId.invalidate(id);
        byHandle.asMap().values().removeIf(identity -> identity.id() == id);
    }

    void forgetAll() {
        byId.invalidateAll();
        byHandle.invalidateAll();
    }
}
