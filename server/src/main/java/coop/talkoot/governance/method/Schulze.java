package coop.talkoot.governance.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Each option against each other one; the strongest chains of victories decide, by how much they were won. Good for
 * policies, with what is now as one of the options.
 *
 * @param places how many of the first are selected, which is not proportional
 */
public record Schulze(Unranked unranked, int places) implements ByRanks {

    /** What leaving an option out says. */
    public enum Unranked {
        /** It comes after all that are ranked. */
        IMPLICIT,
        /** Nothing: it is compared with none. */
        EXPLICIT
    }

    public Schulze {
        Places.refuse(places);
    }

    public Schulze(Unranked unranked) {
        this(unranked, 1);
    }

    @Override
    public boolean isSharing() {
        return true;
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        Pairs pairs = Pairs.of(poll, papers, unranked);
        long[][] paths = pairs.strongestPaths();
        List<List<Integer>> order = order(paths);
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage.Duels(
                poll.options(),
                Pairs.rows(pairs.preferred()),
                Pairs.rows(paths),
                order.stream()
                        .map(group -> group.stream().map(poll.options()::get).toList())
                        .toList()));
        List<Ranked.Scored> scores = new ArrayList<>();
        for (int rank = 0; rank < order.size(); rank++) {
            for (int option : order.get(rank)) {
                scores.add(new Ranked.Scored(poll.options().get(option), order.size() - rank, 1));
            }
        }
        Tally ranked = Ranked.decide(poll, places, scores, counts);
        stages.addAll(ranked.stages());
        return new Tally(counts, stages, ranked.outcome());
    }

    /** First those whom nobody has a stronger path to than they have back, then the same among the rest. */
    private static List<List<Integer>> order(long[][] paths) {
        List<Integer> left = IntStream.range(0, paths.length).boxed().toList();
        List<List<Integer>> order = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Integer> among = left;
            List<Integer> first = among.stream()
                    .filter(one -> among.stream().noneMatch(other -> paths[other][one] > paths[one][other]))
                    .toList();
            order.add(first);
            left = left.stream().filter(option -> !first.contains(option)).toList();
        }
        return order;
    }
}
