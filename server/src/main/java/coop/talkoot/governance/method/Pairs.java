package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Ranking;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Each option against each other one.
 *
 * @param preferred weight of the papers that put the row's option above the column's
 */
record Pairs(long[][] preferred) {

    static Pairs of(Poll poll, Collection<Paper> papers, Schulze.Unranked unranked) {
        Map<String, Integer> places = Points.places(poll.options());
        int size = places.size();
        long[][] preferred = new long[size][size];
        int[] ranks = new int[size];
        for (Paper paper : papers) {
            rank(Answers.in(Ranking.class, paper.choice()), places, ranks);
            for (int one = 0; one < size; one++) {
                for (int other = 0; other < size; other++) {
                    boolean isCompared = unranked == Schulze.Unranked.IMPLICIT || ranks[other] < Integer.MAX_VALUE;
                    if (ranks[one] < ranks[other] && isCompared) {
                        preferred[one][other] += paper.weight();
                    }
                }
            }
        }
        return new Pairs(preferred);
    }

    /** By winning margins, over any number of steps: a chain is as strong as its weakest link. */
    long[][] strongestPaths() {
        int size = preferred.length;
        long[][] paths = new long[size][size];
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < size; other++) {
                paths[one][other] = Math.max(0, preferred[one][other] - preferred[other][one]);
            }
        }
        for (int by = 0; by < size; by++) {
            for (int from = 0; from < size; from++) {
                for (int to = 0; to < size; to++) {
                    if (from != to) {
                        paths[from][to] = Math.max(paths[from][to], Math.min(paths[from][by], paths[by][to]));
                    }
                }
            }
        }
        return paths;
    }

    static List<List<Long>> rows(long[][] numbers) {
        return Arrays.stream(numbers)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
    }

    /** A later copy of an option is passed over, as everywhere. */
    private static void rank(Ranking ranking, Map<String, Integer> places, int[] ranks) {
        Arrays.fill(ranks, Integer.MAX_VALUE);
        int rank = 0;
        for (List<String> options : ranking.ranks()) {
            for (String option : options) {
                int place = Points.place(places, option);
                ranks[place] = Math.min(ranks[place], rank);
            }
            rank++;
        }
    }
}
