package coop.talkoot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Notes of people never seen before: each actor is fetched from its server and its key checked first. */
final class ColdActorsBench {
    private static final int FIRST = 100_000;
    private static final int CONNECTIONS = 16;
    private static final int HOSTS = 50;

    private ColdActorsBench() {}

    /**
     * After some that warm the server up, {@code count} actors on a host each, so that each costs a TLS handshake; then
     * as many on 50 hosts, as most newcomers are on servers that are known.
     */
    static void run(Rig rig, Peers peers, TlsSink sink, Signer signer, Figures figures, int count) throws Exception {
        sink.serve(target -> target.contains("/.well-known/")
                ? ""
                : peers.document("https://" + target.substring(0, target.indexOf('/')), target.substring(target.lastIndexOf('/') + 1)));
        measure(rig, requests(sink, signer, FIRST, 4 * count, i -> i), figures, "cold actors, warming up", "");
        measure(rig, requests(sink, signer, 2 * FIRST, count, i -> i), figures, "cold actors, a host each", "≥ 300/s");
        measure(
                rig,
                requests(sink, signer, 3 * FIRST, count, i -> i % HOSTS),
                figures,
                "cold actors, on %d hosts".formatted(HOSTS),
                "≥ 300/s");
    }

    private static List<byte[]> requests(
            TlsSink sink, Signer signer, int first, int count, IntUnaryOperator hostOf) {
        var alice = "http://" + Rig.HOST + "/users/alice";
        var requests = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            var uri = sink.peer(first + hostOf.applyAsInt(i)) + "/users/reader" + (first + i);
            var json = InboxBench.create(uri).replace("\"cc\":[", "\"cc\":[\"" + alice + "\",");
            requests.add(signer.post("/inbox", Rig.HOST, uri + "#main-key", json));
        }
        return requests;
    }

    private static void measure(Rig rig, List<byte[]> requests, Figures figures, String name, String target)
            throws Exception {
        var known = "select count(*) from actor where not is_local";
        var before = rig.count(known);
        var spent = Spent.since(rig);
        var began = System.nanoTime();
        var result = Load.run(Rig.PORT, CONNECTIONS, requests.size(), requests::get);
        rig.await("an empty inbox", () -> rig.count(Rig.IS_ANYTHING_PENDING) == 0);
        var seconds = (System.nanoTime() - began) / 1e9;
        var count = (double) requests.size();
        figures.add(
                name,
                Figures.rate(count / seconds),
                Figures.latency(result),
                spent.end().per(count),
                target);
        System.out.printf("  %d sent, %d of them known now%n", requests.size(), rig.count(known) - before);
    }
}
