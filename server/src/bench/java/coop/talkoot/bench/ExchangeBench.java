package coop.talkoot.bench;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** Fifty members who look through 100,000 offers and needs, each search another one, with and without a rest; it ends after two and a half minutes. */
final class ExchangeBench {
    private static final int LISTINGS = 100_000;
    private static final int CONNECTIONS = 50;
    private static final int MOST = 1_000_000;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final String API = "/api/talkoot/v1/listings";
    private static final List<String> NOUNS = List.of(
            "drill", "ladder", "bicycles", "trailer", "bread", "oven", "tables", "chair", "lamps", "garden", "fence", "piano",
            "guitar", "lessons", "haircut", "repairing", "transport", "moving", "childcare", "cooking");
    private static final List<String> MISSPELT = List.of("dirll", "laddre", "bycicle", "trialer", "gaurden", "pianno");
    /** Each gives the query of a search; n says which of its kind. */
    private static final List<IntFunction<String>> SEARCHES = List.of(
            n -> "?q=" + noun(n) + "&sort=best",
            n -> "?q=" + noun(n) + "+red&purpose=offer",
            n -> "?q=rare" + n % ListingFilling.RARE,
            n -> "?q=%22heavy+" + noun(n) + "%22+or+rare" + n % ListingFilling.RARE,
            n -> "?kind=" + (n % 2 == 0 ? "loan" : "gift") + "&purpose=need",
            n -> "?tag=tag" + n % 400 + "&sort=newest",
            n -> "?" + place(n) + "&within=2000&sort=nearest",
            n -> "?" + place(n) + "&within=10000&sort=nearest&purpose=offer&kind=loan",
            n -> "?q=" + noun(n) + "&" + place(n) + "&within=5000",
            n -> "?from=own_groups&picture=true",
            n -> "?from=here&kind=time_credit&dueBy=2099-01-01T00:00:00Z",
            n -> "?q=rare" + n % ListingFilling.RARE + "&openAt=2030-01-01T00:00:00Z&sort=best",
            n -> "?",
            n -> "?q=" + MISSPELT.get(n % MISSPELT.size()));

    private ExchangeBench() {}

    static void run(Rig rig, Figures figures) throws Exception {
        ListingFilling.fill(rig, LISTINGS);
        var tokens = rig.readers();
        IntFunction<byte[]> search = i -> Load.get(
                API + SEARCHES.get(i % SEARCHES.size()).apply(i * 7919 / SEARCHES.size() & 0xfffff), Rig.HOST, tokens.get(i % tokens.size()));
        var all = "searches of 50 members among 100,000 listings, 20 a page";
        measure(rig, figures, LOOK, LONG, search, all + ", each looked at for 200 ms", "p99 ≤ 50 ms");
        measure(rig, figures, Duration.ZERO, LONG, search, all + ", without a rest", "p99 ≤ 50 ms");
        for (var kind : SEARCHES) {
            IntFunction<byte[]> one = i ->
                    Load.get(API + kind.apply(i * 7919 & 0xfffff), Rig.HOST, tokens.get(i % tokens.size()));
            measure(rig, figures, Duration.ZERO, SHORT, one, "  of these " + kind.apply(1), "");
        }
        IntFunction<byte[]> counts = i ->
                Load.get(API + "/counts?q=" + noun(i), Rig.HOST, tokens.get(i % tokens.size()));
        measure(rig, figures, Duration.ZERO, SHORT, counts, "what fits counted by kind, beside such searches", "");
    }

    /** As many as are answered in that time, after half of it to warm up: so it ends, however slow they are. */
    private static void measure(
            Rig rig, Figures figures, Duration pause, Duration time, IntFunction<byte[]> request, String name, String target)
            throws Exception {
        Load.run(Rig.PORT, CONNECTIONS, MOST, pause, time.dividedBy(2), request);
        var spent = Spent.since(rig);
        var result = Load.run(Rig.PORT, CONNECTIONS, MOST, pause, time, request);
        if (result.good() != result.sent()) {
            System.out.println("  " + (result.sent() - result.good()) + " were refused");
        }
        figures.add(
                name,
                Figures.rate(result.perSecond()),
                Figures.latency(result),
                spent.end().per(Math.max(1, result.sent())),
                target);
    }

    private static String noun(int n) {
        return NOUNS.get(n % NOUNS.size());
    }

    private static String place(int n) {
        return "latitude=" + (60 + n % 499 / 1000.0) + "&longitude=" + (24.5 + n % 997 / 1000.0);
    }
}
