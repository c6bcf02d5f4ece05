package coop.talkoot.activitypub.fetch;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Names to addresses. Looked up on threads of its own, because the system's resolver cannot be interrupted: a name
 * server that never answers costs one of these for a while, and the fetch goes on to fail in time.
 */
final class Names implements Dns, AutoCloseable {
    private static final int MOST_AT_ONCE = 64;

    private final AddressRule rule;
    private final boolean hasLocalhost;
    private final Duration longest;
    private final Resolver resolver;
    private final ThreadPoolExecutor threads;

    /** Who knows the addresses of names: the system, but for specs. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    Names(AddressRule rule, boolean hasLocalhost, Duration longest, Resolver resolver) {
        this.rule = rule;
        this.hasLocalhost = hasLocalhost;
        this.longest = longest;
        this.resolver = resolver;
        this.threads = new ThreadPoolExecutor(
                0,
                MOST_AT_ONCE,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("names-", 0).factory());
    }

    /** Every address the name has must be allowed: a name with one bad address is a trap, not a choice. */
    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        if (hasLocalhost && (host.equals("localhost") || host.endsWith(".localhost"))) {
            return List.of(InetAddress.getLoopbackAddress()); // RFC 6761 §6.3; not every resolver knows
        }
        var addresses = List.of(resolved(host));
        if (!addresses.stream().allMatch(rule::allows)) {
            throw new UnknownHostException(host + " has an address that may not be connected to");
        }
        return addresses;
    }

    private InetAddress[] resolved(String host) throws UnknownHostException {
        try {
            var answer = threads.submit(() -> resolver.addressesOf(host));
            return answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw unknown(host, failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException | RejectedExecutionException late) {
            throw unknown(host, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unknown(host, new InterruptedIOException("stopped"));
        }
    }

    private static UnknownHostException unknown(String host, Throwable cause) {
        var unknown = new UnknownHostException(host + " has no address: " + cause.getMessage());
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
