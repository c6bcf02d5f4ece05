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
 * @param weights in units, each as many thousandths of a vote as the weights have as a common divisor, so that what is
 *     rounded does not depend on what is called one vote
 */
record Preferences(List<String> options, int[][] orders, long[] weights, long unit) {

    static Preferences of(Poll poll, Collection<Paper> papers) {
        Map<String, Integer> places = Points.places(poll.options());
        int[][] orders = new int[papers.size()][];
        long[] weights = new long[papers.size()];
        long unit = 0;
        int at = 0;
        int[] room = new int[poll.options().size()];
        for (Paper paper : papers) {
            int[] order = order(Answers.in(Ranking.class, paper.choice()), places, room);
            if (order.length > 0) {
                orders[at] = order;
                weights[at++] = paper.weight();
                unit = divisor(unit, paper.weight());
            }
        }
        for (int paper = 0; paper < at; paper++) {
            weights[paper] /= unit;
        }
        return new Preferences(
                poll.options(), Arrays.copyOf(orders, at), Arrays.copyOf(weights, at), Math.max(unit, 1));
    }

    /** Units and so many decimals of one, as votes. */
    Amount votes(long parts, int decimals) {
        return unit % Paper.ONE == 0
                ? Amount.of(Math.multiplyExact(parts, unit / Paper.ONE), decimals)
                : Amount.of(Math.multiplyExact(parts, unit), decimals + 3);
    }

    long total() {
        return Arrays.stream(weights).sum();
    }

    static Counts counts(Poll poll, Collection<Paper> papers) {
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
            if (order.length == 0) {
                abstained += paper.weight();
            } else {
                weights[order[0]] += paper.weight();
                people[order[0]] += paper.people();
                decisive += paper.people();
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int at = 0; at < room.length; at++) {
            lines.add(new Line(poll.options().get(at), weights[at], weights[at], people[at]));
        }
        return new Counts(poll.roll(), cast, voters, abstained, decisive, lines);
    }

    /** @param sharing whether two may stand on one rank */
    static List<Fault> check(List<String> options, Choice choice, boolean sharing) {
        if (!(choice instanceof Ranking(var ranks))) {
            return List.of(Fault.of(Fault.Code.WRONG_PAPER, ""));
        }
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (List<String> rank : ranks) {
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

    private static long divisor(long one, long other) {
        long larger = one;
        long smaller = other;
        while (smaller != 0) {
            long rest = larger % smaller;
            larger = smaller;
            smaller = rest;
        }
        return larger;
    }
}
