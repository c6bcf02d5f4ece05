package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Ranking;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rankings as a tree, so that papers which begin alike are counted together as far as they are alike. A node comes after
 * that of the rank above it; -1 is the root.
 *
 * @param weights of the papers that come by, in whole votes if each weighs such, else in thousandths
 */
record RankTree(List<int[]> ranks, List<Integer> above, List<Long> weights, long total, long unit) {

    private record Key(int above, List<Integer> rank) {}

    /** @param sharing whether several on one rank share a paper; else nothing counts from there on */
    static RankTree of(Poll poll, Collection<Paper> papers, boolean sharing) {
        Map<String, Integer> places = Points.places(poll.options());
        long unit = papers.stream().allMatch(paper -> paper.weight() % Paper.ONE == 0) ? Paper.ONE : 1;
        RankTree tree = new RankTree(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0, unit);
        Map<Key, Integer> nodes = new HashMap<>();
        long total = 0;
        for (Paper paper : papers) {
            long weight = paper.weight() / unit;
            int at = -1;
            for (List<Integer> rank : ranks(Answers.in(Ranking.class, paper.choice()), places, sharing)) {
                Integer node = nodes.putIfAbsent(new Key(at, rank), tree.ranks.size());
                at = node == null ? tree.add(rank, at) : node;
                tree.weights.set(at, tree.weights.get(at) + weight);
            }
            total += at < 0 ? 0 : weight;
        }
        return new RankTree(tree.ranks, tree.above, tree.weights, total, unit);
    }

    private int add(List<Integer> rank, int below) {
        ranks.add(rank.stream().mapToInt(Integer::intValue).toArray());
        above.add(below);
        weights.add(0L);
        return ranks.size() - 1;
    }

    private static List<List<Integer>> ranks(Ranking ranking, Map<String, Integer> places, boolean sharing) {
        List<List<Integer>> ranks = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (List<String> rank : ranking.ranks()) {
            List<Integer> found = rank.stream()
                    .map(option -> Points.place(places, option))
                    .filter(seen::add)
                    .sorted()
                    .toList();
            if (found.size() > 1 && !sharing) {
                return ranks;
            }
            if (!found.isEmpty()) {
                ranks.add(found);
            }
        }
        return ranks;
    }
}
