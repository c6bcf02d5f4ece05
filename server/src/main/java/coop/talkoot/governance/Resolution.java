package coop.talkoot.governance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who votes for whom, at one moment: each delegation is followed to the first person who has cast a ballot of their own.
 * Every person is looked at once, so a chain of thousands costs no more than as many single ones.
 *
 * @param voices for each who did not vote themselves but is represented, who votes for them
 * @param unused for each whose delegation comes to nothing, why
 */
public record Resolution(Map<Long, Long> voices, Map<Long, Unused> unused) {
    /** Why a delegation comes to nothing. */
    public enum Unused {
        /** It was passed on more often than the rules allow. */
        TOO_LONG,
        /** It leads to somebody who is not on the roll, or may not act. */
        DEAD_END,
        /** It leads back to where it began. */
        CYCLE,
        /** It ends with somebody who has neither voted nor passed it on. */
        NOBODY_VOTED,
        /** Whom it leads to speaks for as many as they may already, of earlier delegations. */
        OVER_CAP
    }

    /**
     * One delegation: of all that somebody has made, the narrowest one that fits.
     *
     * @param order the earlier one counts where there are too many
     */
    public record Edge(long principal, long delegate, long order) {}

    /** How many votes one person may bring beside their own, and how often a delegation may be passed on. */
    public record Limits(int cap, int depth) {}

    /** Where a walk ends: with a voter so many steps away, or not. */
    private sealed interface End {
        record Voter(long id, int steps) implements End {}

        record Nowhere(Unused why) implements End {}
    }

    public Resolution {
        voices = Map.copyOf(voices);
        unused = Map.copyOf(unused);
    }

    /**
     * @param roll who may vote and may act; a delegation of anybody else does not count
     * @param voted who of them has cast a ballot, which beats every delegation
     * @param edges at most one a principal
     */
    public static Resolution of(Set<Long> roll, Set<Long> voted, Collection<Edge> edges, Limits limits) {
        var next = new HashMap<Long, Edge>();
        for (var edge : edges) {
            if (next.put(edge.principal(), edge) != null) {
                throw new IllegalArgumentException(edge.principal() + " cannot delegate twice at once");
            }
        }
        var ends = new HashMap<Long, End>();
        var found = new HashMap<Long, List<Edge>>();
        var unused = new HashMap<Long, Unused>();
        for (var edge : edges) {
            if (!roll.contains(edge.principal()) || voted.contains(edge.principal())) {
                continue;
            }
            switch (end(edge.principal(), next, roll, voted, ends)) {
                case End.Nowhere nowhere -> unused.put(edge.principal(), nowhere.why());
                case End.Voter voter -> {
                    if (voter.steps() > limits.depth()) {
                        unused.put(edge.principal(), Unused.TOO_LONG);
                    } else {
                        found.computeIfAbsent(voter.id(), first -> new ArrayList<>())
                                .add(edge);
                    }
                }
            }
        }
        return new Resolution(capped(found, limits.cap(), unused), unused);
    }

    private static Map<Long, Long> capped(Map<Long, List<Edge>> found, int cap, Map<Long, Unused> unused) {
        var voices = new HashMap<Long, Long>();
        found.forEach((voter, edges) -> {
            edges.sort(Comparator.comparingLong(Edge::order).thenComparingLong(Edge::principal));
            for (var place = 0; place < edges.size(); place++) {
                var principal = edges.get(place).principal();
                if (place < cap) {
                    voices.put(principal, voter);
                } else {
                    unused.put(principal, Unused.OVER_CAP);
                }
            }
        });
        return voices;
    }

    /** Walks until something is known, then writes it down for all on the way. Without recursion: chains are long. */
    private static End end(long from, Map<Long, Edge> next, Set<Long> roll, Set<Long> voted, Map<Long, End> ends) {
        var path = new ArrayList<Long>();
        var onPath = new HashMap<Long, Integer>();
        var at = from;
        End end;
        while (true) {
            var known = ends.get(at);
            if (known != null) {
                end = known;
                break;
            }
            if (!roll.contains(at)) {
                end = new End.Nowhere(Unused.DEAD_END);
                break;
            }
            if (voted.contains(at)) {
                end = new End.Voter(at, 0);
                break;
            }
            if (onPath.putIfAbsent(at, path.size()) != null) {
                end = new End.Nowhere(Unused.CYCLE);
                break;
            }
            path.add(at);
            var edge = next.get(at);
            if (edge == null) {
                end = new End.Nowhere(Unused.NOBODY_VOTED);
                break;
            }
            at = edge.delegate();
        }
        for (var walked : path.reversed()) {
            if (end instanceof End.Voter voter) {
                end = new End.Voter(voter.id(), voter.steps() + 1);
            }
            ends.put(walked, end);
        }
        return end;
    }
}
