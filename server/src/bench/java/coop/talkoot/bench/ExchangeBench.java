package coop.talkoot.bench;

import java.util.List;
import java.util.function.IntFunction;

/** Fifty members who look through 100,000 offers and needs, each search another one, as fast as each is answered. */
final class ExchangeBench {
    private static final int LISTINGS = 100_000;
    private static final int CONNECTIONS = 50;
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

    static void run(Rig rig, Figures figures, int count) throws Exception {
        ListingFilling.fill(rig, LISTINGS);
        var tokens = rig.readers();
        IntFunction<byte[]> search = i -> Load.get(
                API + SEARCHES.get(i % SEARCHES.size()).apply(i * 7919 / SEARCHES.size() & 0xfffff), Rig.HOST, tokens.get(i % tokens.size()));
        measure(rig, figures, count, search, "searches of 50 members among 100,000 listings, 20 a page", "p99 ≤ 50 ms");
        for (var each = 0; each < SEARCHES.size(); each++) {
            var kind = SEARCHES.get(each);
            IntFunction<byte[]> one = i ->
                    Load.get(API + kind.apply(i * 7919 & 0xfffff), Rig.HOST, tokens.get(i % tokens.size()));
            measure(rig, figures, count / 20, one, "  of these " + kind.apply(1), "");
        }
        IntFunction<byte[]> counts = i ->
                Load.get(API + "/counts?q=" + noun(i), Rig.HOST, tokens.get(i % tokens.size()));
        measure(rig, figures, count / 20, counts, "what fits counted by kind, beside such searches", "");
    }

    private static void measure(
            Rig rig, Figures figures, int count, IntFunction<byte[]> request, String name, String target)
            throws Exception {
        Load.run(Rig.PORT, CONNECTIONS, count / 2, request);
        var spent = Spent.since(rig);
        var result = Load.run(Rig.PORT, CONNECTIONS, count, request);
        if (result.good() != count) {
            System.out.println("  " + (count - result.good()) + " were refused");
        }
        figures.add(name, Figures.rate(result.perSecond()), Figures.latency(result), spent.end().per(count), target);
    }

    private static String noun(int n) {
        return NOUNS.get(n % NOUNS.size());
    }

    private static String place(int n) {
        return "latitude=" + (60 + n % 499 / 1000.0) + "&longitude=" + (24.5 + n % 997 / 1000.0);
    }
}
