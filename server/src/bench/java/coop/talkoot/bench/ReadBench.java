package coop.talkoot.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Pages read over and over: the group's public timeline, timelines of Mastodon's API, and WebFinger. */
final class ReadBench {
    private static final int CONNECTIONS = 50;
    /** A quick reader's. */
    private static final Duration THINKING = Duration.ofMillis(200);

    private ReadBench() {}

    static void timeline(Rig rig, Figures figures, int count) throws Exception {
        var group = rig.count("select actor_id from coop_group limit 1");
        read(
                rig,
                figures,
                count,
                "/api/talkoot/v1/timelines/groups/" + group,
                "public timeline, 20 posts a page",
                "≥ 3,000/s, p99 ≤ 50 ms");
    }

    /** Fifty people whose clients read as fast as they can, each their own home; then what everybody says. */
    static void clients(Rig rig, Figures figures, int count) throws Exception {
        var tokens = rig.apps();
        client(rig, figures, count, tokens, "home?limit=20", "home of 50 clients, 20 statuses");
        client(rig, figures, count, tokens, "public?limit=20", "public timeline of 50 clients, 20 statuses");
    }

    private static void client(
            Rig rig, Figures figures, int count, List<String> tokens, String page, String name) throws Exception {
        var requests = tokens.stream()
                .map(token -> Load.get("/api/v1/timelines/" + page, Rig.HOST, token))
                .toList();
        read(rig, figures, count, Duration.ZERO, i -> requests.get(i % requests.size()), name, "p99 ≤ 50 ms");
        read(
                rig,
                figures,
                count / 5,
                THINKING,
                i -> requests.get(i % requests.size()),
                name + ", who look at each for " + THINKING.toMillis() + " ms",
                "p99 ≤ 50 ms");
    }

    static void webFinger(Rig rig, Figures figures, int count) throws Exception {
        read(
                rig,
                figures,
                count,
                "/.well-known/webfinger?resource=acct:alice@" + Rig.HOST,
                "WebFinger",
                "≥ 12,000/s");
    }

    private static void read(Rig rig, Figures figures, int count, String path, String name, String target)
            throws Exception {
        var request = Load.get(path, Rig.HOST);
        read(rig, figures, count, Duration.ZERO, i -> request, name, target);
    }

    private static void read(
            Rig rig,
            Figures figures,
            int count,
            Duration pause,
            IntFunction<byte[]> request,
            String name,
            String target)
            throws Exception {
        Load.run(Rig.PORT, CONNECTIONS, count / 2, pause, request);
        var spent = Spent.since(rig);
        var result = Load.run(Rig.PORT, CONNECTIONS, count, pause, request);
        if (result.good() != count) {
            System.out.println("  " + (count - result.good()) + " were refused");
        }
        figures.add(
                name,
                Figures.rate(result.perSecond()),
                Figures.latency(result),
                spent.end().per(count),
                target);
    }
}
