package coop.talkoot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Notes of followed people arrive, keys known: signatures checked, each 202 durable, each note in the timelines. */
final class InboxBench {
    private static final int PEERS = 200;
    private static final int CONNECTIONS = 16;

    private InboxBench() {}

    static void run(Rig rig, Peers peers, Signer signer, Figures figures, int count, String name) throws Exception {
        peers.insert(rig, 1, PEERS);
        measure(rig, requests(peers, signer, count), figures, name + ", warming up");
        measure(rig, requests(peers, signer, count), figures, name);
    }

    private static void measure(Rig rig, List<byte[]> requests, Figures figures, String name) throws Exception {
        var before = rig.count("select count(*) from post");
        var spent = Spent.since(rig);
        var began = System.nanoTime();
        var result = Load.run(Rig.PORT, CONNECTIONS, requests.size(), requests::get);
        var answered = (System.nanoTime() - began) / 1e9;
        rig.await("an empty inbox", () -> rig.count(Rig.IS_ANYTHING_PENDING) == 0);
        var done = (System.nanoTime() - began) / 1e9;
        var count = (double) requests.size();
        var stored = rig.count("select count(*) from post") - before;
        figures.add(
                name,
                "%s answered, %s processed".formatted(Figures.rate(count / answered), Figures.rate(count / done)),
                Figures.latency(result),
                spent.end().per(count),
                "≥ 1,000/s, p99 ≤ 50 ms, ≤ 1 and ≤ 0.8");
        System.out.printf("  %d sent, %d answered 2xx, %d posts stored%n", requests.size(), result.good(), stored);
    }

    private static List<byte[]> requests(Peers peers, Signer signer, int count) {
        var requests = new ArrayList<byte[]>(count);
        for (var i = 0; i < count; i++) {
            var number = i % PEERS + 1;
            requests.add(signer.post("/inbox", Rig.HOST, peers.keyId(number), create(peers.uri(number))));
        }
        return requests;
    }

    /** A note as Mastodon sends one, some 1,900 bytes. */
    static String create(String actor) {
        var id = actor + "/statuses/" + UUID.randomUUID();
        return """
                {"@context":["https://www.w3.org/ns/activitystreams",{"ostatus":"http://ostatus.org#","atomUri":"ostatus:atomUri","inReplyToAtomUri":"ostatus:inReplyToAtomUri","conversation":"ostatus:conversation","sensitive":"as:sensitive","toot":"http://joinmastodon.org/ns#","votersCount":"toot:votersCount"}],"id":"%2$s/activity","type":"Create","actor":"%1$s","published":"2026-11-21T09:00:00Z","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":["%1$s/followers"],"object":{"id":"%2$s","type":"Note","summary":null,"inReplyTo":null,"published":"2026-11-21T09:00:00Z","url":"%2$s","attributedTo":"%1$s","to":["https://www.w3.org/ns/activitystreams#Public"],"cc":["%1$s/followers"],"sensitive":false,"atomUri":"%2$s","inReplyToAtomUri":null,"conversation":"tag:bench.localhost,2026:objectType=Conversation","content":"<p>We have a cargo bicycle to lend on weekdays, and two hands free on Friday afternoon for whoever moves house. Ask <a href=\\"https://bench.localhost/@reader\\">here</a>.</p>","contentMap":{"en":"<p>We have a cargo bicycle to lend on weekdays, and two hands free on Friday afternoon for whoever moves house. Ask <a href=\\"https://bench.localhost/@reader\\">here</a>.</p>"},"attachment":[],"tag":[{"type":"Hashtag","href":"https://bench.localhost/tags/lend","name":"#lend"}],"replies":{"id":"%2$s/replies","type":"Collection","first":{"type":"CollectionPage","next":"%2$s/replies?only_other_accounts=true&page=true","partOf":"%2$s/replies","items":[]}}}}"""
                .formatted(actor, id);
    }
}
