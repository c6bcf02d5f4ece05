package coop.talkoot.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;

/**
 * How long 10,000 hosts that answer wait for a post, alone and among 10,000 dead ones: nine of ten of these refuse the
 * connection, one takes it and never says a word.
 */
final class DeadHostsBench {
    private static final int LIVE = 10_000;

    private DeadHostsBench() {}

    static void run(Rig rig, TlsSink sink, Signer signer, Figures figures) throws Exception {
        var nobody = freePort();
        try (var hanging = new ServerSocket(0, 4096, InetAddress.getLoopbackAddress())) {
            var live = new Peers(sink, signer);
            live.insert(rig, 100_001, LIVE);
            measure(rig, sink, figures, "10,000 live hosts, warming up");
            live.insert(rig, 200_001, LIVE);
            measure(rig, sink, figures, "10,000 live hosts");
            var mixed = new Peers(
                    number -> number % 2 == 0
                            ? sink.peer(number)
                            : "https://dead" + number + TlsSink.DOMAIN + ":"
                                    + (number % 20 == 1 ? hanging.getLocalPort() : nobody),
                    signer);
            mixed.insert(rig, 300_001, 2 * LIVE);
            measure(rig, sink, figures, "10,000 live hosts among 10,000 dead ones, not known to be dead");
            measure(rig, sink, figures, "10,000 live hosts among 10,000 dead ones, the next post");
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void measure(Rig rig, TlsSink sink, Figures figures, String name) throws Exception {
        sink.reset();
        var spent = Spent.since(rig);
        var began = System.nanoTime();
        if (Load.run(Rig.PORT, 1, 1, i -> FanOutBench.note(rig)).good() != 1) {
            throw new IllegalStateException("the post was not taken");
        }
        rig.await("all deliveries", () -> sink.taken.get() >= LIVE);
        var waits = sink.times.stream().mapToLong(time -> time - began).sorted().toArray();
        figures.add(
                name,
                Figures.rate(LIVE / (waits[LIVE - 1] / 1e9)),
                String.format(Locale.ROOT, "p50 %.1f s, p95 %.1f s", waits[LIVE / 2] / 1e9, waits[LIVE * 95 / 100] / 1e9),
                spent.end().per(LIVE),
                "p95 ≤ 2× that without");
        rig.await(
                "first tries at the dead",
                () -> rig.count("select count(*) from delivery where state = 'PENDING' and (attempts = 0 or claimed_until is"
                                + " not null) and next_attempt_at <= now()")
                        == 0);
    }
}
