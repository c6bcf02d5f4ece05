package coop.talkoot.activitypub.fetch;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp's clients, alike but for their connections: each keeps those of its own hosts. Made for the first request, as TLS
 * takes more than a tenth of a second to get ready, and a server that starts has nobody to ask yet.
 */
final class Clients implements AutoCloseable {
    /** Idle ones, for the next post to the same hosts; with the buffers of TLS each costs some 150 kilobytes. */
    private static final int KEPT_CONNECTIONS = 2000;
    /** OkHttp looks through a whole pool for each request: many small ones, chosen by host, keep that short. */
    private static final int POOL_BITS = 6;

    private final Supplier<OkHttpClient> usual;
    private final ReentrantLock making = new ReentrantLock();
    private volatile @Nullable List<OkHttpClient> made;

    Clients(Supplier<OkHttpClient> usual) {
        this.usual = usual;
    }

    /** Names of one pattern differ little in their hash: the product spreads what differs to the upper bits. */
    OkHttpClient of(String host) {
        var clients = made;
        return (clients == null ? make() : clients).get((host.hashCode() * 0x9E3779B1) >>> (Integer.SIZE - POOL_BITS));
    }

    private List<OkHttpClient> make() {
        making.lock();
        try {
            var clients = made;
            if (clients == null) {
                var first = usual.get();
                clients = Stream.generate(() -> first.newBuilder()
                                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS >> POOL_BITS, 60, TimeUnit.SECONDS))
                                .build())
                        .limit(1 << POOL_BITS)
                        .toList();
                made = clients;
            }
            return clients;
        } finally {
            making.unlock();
        }
    }

    /** Ends what is idle; what is under way ends by itself. */
    @Override
    public void close() {
        var clients = made;
        if (clients != null) {
            clients.getFirst().dispatcher().executorService().shutdown();
            clients.forEach(client -> client.connectionPool().evictAll());
        }
    }
}
