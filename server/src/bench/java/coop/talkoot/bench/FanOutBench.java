package coop.talkoot.bench;

import java.nio.charset.StandardCharsets;

/** One post of alice's goes to 1,000 https hosts: to hosts never called before, then by connections kept. */
final class FanOutBench {
    private static final int PEERS = 1000;
    private static final int WARMING_ROUNDS = 20;
    private static final int ROUNDS = 3;
    private static final String PENDING = "select count(*) from delivery where state = 'PENDING'";

    private FanOutBench() {}

    static void run(Rig rig, Peers peers, TlsSink sink, Figures figures) throws Exception {
        for (var round = 0; round < WARMING_ROUNDS; round++) {
            peers.insert(rig, 1 + round * PEERS, PEERS);
            new Measuring(rig, sink).post(1).add(figures, "fan-out, warming up " + (round + 1), "");
        }
        var fresh = new Measuring(rig, sink);
        for (var round = WARMING_ROUNDS; round < WARMING_ROUNDS + ROUNDS; round++) {
            peers.insert(rig, 1 + round * PEERS, PEERS);
            fresh.post(1);
        }
        fresh.add(figures, "fan-out to 1,000 hosts, fresh TLS", "≤ 1.8");
        new Measuring(rig, sink).post(ROUNDS).add(figures, "fan-out to 1,000 hosts, connections kept", "≤ 1.2");
    }

    /** Sums up rounds of posting; what happens between them does not count. */
    private static final class Measuring {
        private final Rig rig;
        private final TlsSink sink;
        private final Spent spent;
        private double seconds;
        private int posts;
        private int connections;

        Measuring(Rig rig, TlsSink sink) {
            this.rig = rig;
            this.sink = sink;
            this.spent = new Spent(rig);
        }

        Measuring post(int times) throws Exception {
            for (var time = 0; time < times; time++) {
                sink.reset();
                spent.begin();
                var began = System.nanoTime();
                if (Load.run(Rig.PORT, 1, 1, i -> note(rig)).good() != 1) {
                    throw new IllegalStateException("the post was not taken");
                }
                rig.await("all deliveries", () -> sink.taken.get() >= PEERS);
                seconds += (sink.last.get() - began) / 1e9;
                rig.await("an empty queue", () -> rig.count(PENDING) == 0);
                spent.end();
                posts++;
                connections += sink.connections.get();
                if (sink.taken.get() != PEERS) {
                    System.out.println("  delivered more than once: " + (sink.taken.get() - PEERS));
                }
            }
            return this;
        }

        void add(Figures figures, String name, String target) {
            var count = (double) PEERS * posts;
            figures.add(
                    name,
                    Figures.rate(count / seconds),
                    connections + " connections",
                    spent.per(count),
                    target);
        }
    }

    static byte[] note(Rig rig) {
        var body = "{\"audience\":\"public\",\"text\":\"The hall is free on Sunday. Bring a cake, and a chair.\"}";
        return ("POST /api/talkoot/v1/notes HTTP/1.1\r\nHost: " + Rig.HOST + "\r\nAuthorization: Bearer " + rig.token()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
