package coop.talkoot.bench;

/** The same page read over and over: the group's public timeline, and WebFinger. */
final class ReadBench {
    private static final int CONNECTIONS = 50;

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
        Load.run(Rig.PORT, CONNECTIONS, count / 2, i -> request);
        var spent = Spent.since(rig);
        var result = Load.run(Rig.PORT, CONNECTIONS, count, i -> request);
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
