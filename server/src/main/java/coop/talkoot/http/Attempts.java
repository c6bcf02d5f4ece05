package coop.talkoot.http;

import coop.talkoot.people.Throttle;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is counted by where it comes from; {@code Logins} counts wrong passwords by whom they are for. */
@Singleton
public final class Attempts {
    private final Throttle throttle;

    Attempts(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Runs {@code signIn} unless too many failed from the same address of late. */
    public <T> T tried(HttpRequest<?> request, Supplier<T> signIn) {
        var source = sourceOf(request);
        throttle.count(Throttle.Kind.SIGN_IN_ADDRESS, source);
        var result = signIn.get();
        throttle.takeBack(Throttle.Kind.SIGN_IN_ADDRESS, source);
        return result;
    }

    /** Counts what is not a matter of right or wrong, such as asking for letters. */
    public void count(HttpRequest<?> request, Throttle.Kind kind) {
        throttle.count(kind, sourceOf(request));
    }

    /** The address a request comes from, as people write it; empty when nobody knows. */
    public static String addressOf(HttpRequest<?> request) {
        return address(request).map(InetAddress::getHostAddress).orElse("").replaceFirst("%.*", "");
    }

    /** What counts as one address: {@link #addressOf}, and of IPv6 its /64; empty when nobody knows. */
    public static String sourceOf(HttpRequest<?> request) {
        return address(request).map(Attempts::sourceOf).orElse("");
    }

    private static String sourceOf(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    /**
     * The peer's address. When the peer is on this machine or network it may be our own reverse proxy, which appends
     * the address it saw; what stands before that anybody could have written.
     */
    private static Optional<InetAddress> address(HttpRequest<?> request) {
        var peer = request.getRemoteAddress().getAddress();
        if (peer == null) {
            return Optional.empty();
        }
        return peer.isLoopbackAddress() || peer.isSiteLocalAddress()
                ? lastOf(request.getHeaders().get("X-Forwarded-For")).or(() -> Optional.of(peer))
                : Optional.of(peer);
    }

    private static Optional<InetAddress> lastOf(@Nullable String forwarded) {
        if (forwarded == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(
                    forwarded.substring(forwarded.lastIndexOf(',') + 1).strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
