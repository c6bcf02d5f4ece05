package coop.talkoot.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Wrong sign-ins counted by where they come from; {@code Logins} counts them by whom they are for. */
@Singleton
public final class Attempts {
    private static final int MOST = 30;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final Cache<String, AtomicInteger> wrong;

    Attempts(Clock clock) {
        this.wrong = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(WINDOW)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Runs {@code signIn} unless too many failed from the same address within ten minutes. */
    public <T> T tried(HttpRequest<?> request, Supplier<T> signIn) {
        var count = wrong.get(sourceOf(request), source -> new AtomicInteger());
        // Counted before trying, so that many at the same time are many.
        if (count.incrementAndGet() > MOST) {
            count.decrementAndGet();
            throw new Refused(new Refusal.TooOften(
                    (int) WINDOW.toSeconds(), "Too many wrong passwords from this address. Try again in ten minutes."));
        }
        var result = signIn.get();
        count.decrementAndGet();
        return result;
    }

    /**
     * The peer's address, a whole /64 of IPv6 counting as one. When the peer is on this machine or network it may be
     * our own reverse proxy, which appends the address it saw; what stands before that anybody could have written.
     */
    private static String sourceOf(HttpRequest<?> request) {
        var peer = request.getRemoteAddress().getAddress();
        if (peer == null) {
            return "";
        }
        if (peer.isLoopbackAddress() || peer.isSiteLocalAddress()) {
            var forwarded = lastOf(request.getHeaders().get("X-Forwarded-For"));
            if (forwarded != null) {
                return forwarded;
            }
        }
        return sourceOf(peer);
    }

    private static String sourceOf(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    private static @Nullable String lastOf(@Nullable String forwarded) {
        if (forwarded == null) {
            return null;
        }
        var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        try {
            return sourceOf(InetAddress.ofLiteral(last));
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
