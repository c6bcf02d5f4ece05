package coop.talkoot.bench;

import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Counting;
import coop.talkoot.governance.method.InstantRunoff;
import coop.talkoot.governance.method.MeekStv;
import coop.talkoot.governance.method.Method;
import coop.talkoot.governance.method.Paper;
import coop.talkoot.governance.method.Poll;
import coop.talkoot.governance.method.Roll;
import coop.talkoot.governance.method.Rule;
import coop.talkoot.governance.method.ScottishStv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** Ranked papers counted in this process: as many as a city's and as a ward's, made up by a fixed seed. */
final class CountBench {
    private CountBench() {}

    static void run() {
        // Minneapolis 2013: 35 candidates, three ranks. A ward of Glasgow: a dozen candidates for four seats.
        measure("80,101 papers, instant runoff", new InstantRunoff(false), papers(80_101, 35, 3), 35);
        measure("13,000 papers, Scottish STV", new ScottishStv(4), papers(13_000, 12, 6), 12);
        measure("13,000 papers, Meek STV", new MeekStv(4), papers(13_000, 12, 6), 12);
    }

    private static void measure(String name, Method method, List<Paper> papers, int candidates) {
        var poll = Poll.of(Rule.of(method), options(candidates), Roll.of(papers.size())).withSeed("5a".repeat(32));
        var times = new long[11];
        for (var at = 0; at < times.length; at++) {
            var began = System.nanoTime();
            if (Counting.count(poll, papers).outcome().selected().isEmpty()) {
                throw new IllegalStateException("nobody was elected");
            }
            times[at] = (System.nanoTime() - began) / 1_000_000;
        }
        var first = times[0];
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%-32s first %,d ms, then median %,d ms%n", name, first, times[times.length / 2]);
    }

    private static List<Paper> papers(int number, int candidates, int ranks) {
        var random = new Random(2013);
        var options = options(candidates);
        var papers = new ArrayList<Paper>();
        for (var at = 0; at < number; at++) {
            var order = new ArrayList<String>();
            while (order.size() < ranks && random.nextInt(8) > 0) {
                // A few are liked by many.
                var option = options.get(random.nextInt(1 + random.nextInt(candidates)));
                if (!order.contains(option)) {
                    order.add(option);
                }
            }
            papers.add(Paper.of(Ranking.of(order)));
        }
        return papers;
    }

    private static List<String> options(int candidates) {
        return IntStream.range(0, candidates).mapToObj(at -> "candidate " + at).toList();
    }
}
