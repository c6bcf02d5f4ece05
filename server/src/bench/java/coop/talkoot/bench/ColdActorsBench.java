package coop.talkoot.bench;

import java.util.ArrayList;

/** Notes of people never seen before: each actor is fetched from its server and its key checked first. */
final class ColdActorsBench {
    private static final int FIRST = 100_000;
    private static final int CONNECTIONS = 16;

    private ColdActorsBench() {}

    static void run(Rig rig, Peers peers, TlsSink sink, Signer signer, Figures figures, int count) throws Exception {
        sink.serve(target -> {
            var number = Integer.parseInt(target.substring("peer".length(), target.indexOf('.')));
            return target.contains("/.well-known/webfinger") ? webFinger(peers, sink, number) : peers.document(number);
        });
        var alice = "http://" + Rig.HOST + "/users/alice";
        var requests = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            var uri = peers.uri(FIRST + i);
            var json = InboxBench.create(uri).replace("\"cc\":[", "\"cc\":[\"" + alice + "\",");
            requests.add(signer.post("/inbox", Rig.HOST, peers.keyId(FIRST + i), json));
        }
        var server = rig.serverCpu();
        var database = rig.databaseCpu();
        var own = Cpu.of(ProcessHandle.current().pid());
        var began = System.nanoTime();
        var result = Load.run(Rig.PORT, CONNECTIONS, count, requests::get);
        rig.await("an empty inbox", () -> rig.count("select count(*) from inbound where state = 'PENDING'") == 0);
        var seconds = (System.nanoTime() - began) / 1e9;
        figures.add(
                "cold actors",
                Figures.rate(count / seconds),
                Figures.latency(result),
                (rig.serverCpu() - server) / (double) count,
                (rig.databaseCpu() - database) / (double) count,
                (Cpu.of(ProcessHandle.current().pid()) - own) / (double) count,
                "≥ 300/s");
        System.out.printf(
                "  %d of them known now%n",
                rig.count("select count(*) from actor where uri like 'https://peer1_____" + TlsSink.DOMAIN + "%'"));
    }

    private static String webFinger(Peers peers, TlsSink sink, int number) {
        return "{\"subject\":\"acct:reader@%s\",\"links\":[{\"rel\":\"self\",\"type\":\"application/activity+json\",\"href\":\"%s\"}]}"
                .formatted(sink.peer(number).substring("https://".length()), peers.uri(number));
    }
}
