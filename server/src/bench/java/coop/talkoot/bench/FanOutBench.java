package coop.talkoot.bench;

import java.nio.charset.StandardCharsets;

/** One post of alice's goes to 1,000 https hosts: first with fresh connections, then with those kept from before. */
final class FanOutBench {
    private static final int PEERS = 1000;
    private static final int KEPT_ROUNDS = 3;

    private FanOutBench() {}

    static void run(Rig rig, Peers peers, TlsSink sink, Figures figures) throws Exception {
        peers.insert(rig, PEERS);
        post(rig, sink, figures, 1, "fan-out, warming up", "");
        System.out.println("  waiting for idle connections to close");
        rig.await("closed connections", () -> sink.open() == 0);
        post(rig, sink, figures, 1, "fan-out to 1,000 hosts, fresh TLS", "≤ 1.8");
        post(rig, sink, figures, KEPT_ROUNDS, "fan-out to 1,000 hosts, connections kept", "≤ 1.2");
    }

    private static void post(Rig rig, TlsSink sink, Figures figures, int rounds, String name, String target)
            throws Exception {
        sink.reset();
        var server = rig.serverCpu();
        var database = rig.databaseCpu();
        var own = Cpu.of(ProcessHandle.current().pid());
        var began = System.nanoTime();
        for (var round = 1; round <= rounds; round++) {
            var result = Load.run(Rig.PORT, 1, 1, i -> note(rig));
            if (result.good() != 1) {
                throw new IllegalStateException("the post was not taken");
            }
            var wanted = PEERS * round;
            rig.await("all deliveries", () -> sink.taken.get() >= wanted);
        }
        var seconds = (sink.last.get() - began) / 1e9;
        rig.await("an empty queue", () -> rig.count("select count(*) from delivery where state = 'PENDING'") == 0);
        var count = (double) PEERS * rounds;
        figures.add(
                name,
                Figures.rate(count / seconds),
                sink.connections.get() + " connections",
                (rig.serverCpu() - server) / count,
                (rig.databaseCpu() - database) / count,
                (Cpu.of(ProcessHandle.current().pid()) - own) / count,
                target);
        if (sink.taken.get() != PEERS * rounds) {
            System.out.println("  delivered more than once: " + (sink.taken.get() - PEERS * rounds));
        }
    }

    private static byte[] note(Rig rig) {
        var body = "{\"audience\":\"public\",\"text\":\"The hall is free on Sunday. Bring a cake, and a chair.\"}";
        return ("POST /api/talkoot/v1/notes HTTP/1.1\r\nHost: " + Rig.HOST + "\r\nAuthorization: Bearer " + rig.token()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
