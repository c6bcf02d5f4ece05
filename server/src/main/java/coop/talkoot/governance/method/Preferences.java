package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Ranking;
import coop.talkoot.governance.method.Counts.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rankings made regular, with options as their places on the list: a later copy of an option is passed over, a skipped rank
 * is closed up, and from a rank with two options on nothing counts any more.
 *
 * @param orders one a paper, the first preference first
 * @param weights in units: whole votes where every paper weighs such, else thousandths
 * @param unit in thousandths of a vote
 */
record Preferences(List<String> options, int[][] orders, long[] weights, long unit) {

    static Preferences of(Poll poll, Collection<Paper> papers) {
        Map<String, Integer> places = Points.places(poll.options());
        int[][] orders = new int[papers.size()][];
        long[] weights = new long[papers.size()];
        boolean isWhole = papers.stream().allMatch(paper -> paper.weight() % Paper.ONE == 0);
        long unit = isWhole ? Paper.ONE : 1;
        int at = 0;
        int[] room = new int[poll.options().size()];
        for (Paper paper : papers) {
            int[] order = order(Answers.in(Ranking.class, paper.choice()), places, room);
            if (order.length > 0) {
                orders[at] = order;
                weights[at++] = paper.weight() / unit;
            }
        }
        return new Preferences(poll.options(), Arrays.copyOf(orders, at), Arrays.copyOf(weights, at), unit);
    }

    /** Units and so many decimals of one, as votes. */
    Amount votes(long parts, int decimals) {
        return Amount.of(parts, unit == Paper.ONE ? decimals : decimals + 3);
    }

    long total() {
        return Arrays.stream(weights).sum();
    }

    static Counts counts(Poll poll, Collection<Paper> papers) {
        return counts(poll, papers, false);
    }

    /** @param sharing whether a paper whose first rank is shared counts, though for nobody alone */
    static Counts counts(Poll poll, Collection<Paper> papers, boolean sharing) {
        Map<String, Integer> places = Points.places(poll.options());
        int[] room = new int[poll.options().size()];
        long[] weights = new long[room.length];
        long[] people = new long[room.length];
        long cast = 0;
        long voters = 0;
        long abstained = 0;
        long decisive = 0;
        for (Paper paper : papers) {
            int[] order = order(Answers.in(Ranking.class, paper.choice()), places, room);
            cast = Math.addExact(cast, paper.weight());
            voters = Math.addExact(voters, paper.people());
            boolean isShared = order.length == 0 && sharing && says(paper.choice());
            if (order.length > 0) {
                weights[order[0]] += paper.weight();
                people[order[0]] += paper.people();
            }
            if (order.length > 0 || isShared) {
                decisive += paper.people();
            } else {
                abstained += paper.weight();
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < room.length; at++) {
            lines.add(new Line(poll.options().get(at), weights[at], weights[at], people[at]));
        }
        return new Counts(poll.roll(), cast, voters, abstained, decisive, lines);
    }

    private static boolean says(Choice choice) {
        return Answers.in(Ranking.class, choice).ranks().stream().anyMatch(rank -> !rank.isEmpty());
    }

    /** @param sharing whether two may stand on one rank */
    static List<Fault> check(List<String> options, Choice choice, boolean sharing) {
        if (!(choice instanceof Ranking ranking)) {
            return List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
        }
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> rank : ranking.ranks()) {
            faults.addAll(Points.unknown(options, rank));
            for (String option : rank) {
                if (!seen.add(option)) {
                    faults.add(Fault.of(Fault.Code.DUPLICATE_OPTION, option));
                }
            }
            if (rank.size() > 1 && !sharing) {
                faults.add(new Fault(Fault.Code.SHARED_RANK, rank.getFirst(), rank.size(), 1));
            }
        }
        return faults;
    }

    private static int[] order(Ranking ranking, Map<String, Integer> places, int[] room) {
        int size = 0;
        for (List<String> rank : ranking.ranks()) {
            int found = -1;
            for (String option : rank) {
                int place = Points.place(places, option);
                if (place == found || has(room, size, place)) {
                    continue;
                }
                if (found >= 0) {
                    return Arrays.copyOf(room, size);
                }
                found = place;
            }
            if (found >= 0) {
                room[size++] = found;
            }
        }
        return Arrays.copyOf(room, size);
    }

    private static boolean has(int[] room, int size, int place) {
        for (int at = 0; at < size; at++) {
            if (room[at] == place) {
                return true;
            }
        }
        return false;
    }
}
