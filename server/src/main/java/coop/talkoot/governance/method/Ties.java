package coop.talkoot.governance.method;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Breaks ties as the rule says. What was first on a list, or arrived first, never counts. */
final class Ties {

    /** The tied, the better first, and what put them into this order. */
    record Broken(List<String> order, TieBreak by) {}

    private final Poll poll;

    Ties(Poll poll) {
        this.poll = poll;
    }

    /** @return nothing where the rule knows no way, or needs what is not known yet */
    Optional<Broken> order(List<String> tied) {
        for (TieBreak way : poll.rule().tieBreaks()) {
            Optional<List<String>> order = order(way, tied);
            if (order.isPresent()) {
                return Optional.of(new Broken(order.get(), way));
            }
        }
        return Optional.empty();
    }

    /** Of these places on the list the one it hits, the last of the order; all, where this way knows no order. */
    List<Integer> last(TieBreak way, List<Integer> tied) {
        List<String> names = tied.stream().map(poll.options()::get).toList();
        return order(way, names)
                .map(order -> List.of(poll.options().indexOf(order.getLast())))
                .orElse(tied);
    }

    /** The same names in an order that is not that of the list, where there is such. */
    List<String> luck(List<String> names) {
        return order(names).map(Broken::order).orElse(names);
    }

    /** Whether this way of breaking ties comes before the lot and the body, and is in the rule at all. */
    boolean asks(TieBreak way) {
        return poll.rule().tieBreaks().contains(way);
    }

    Optional<List<String>> order(TieBreak way, List<String> tied) {
        return switch (way) {
            // The one between options, which only the first place can be about; earlier rounds are asked where there
            // are.
            case STATUS_QUO, PREVIOUS_ROUNDS -> Optional.empty();
            case SEEDED_LOT -> Optional.ofNullable(poll.seed()).map(seed -> new Lot(seed).order(tied));
            case ASK_BODY ->
                new HashSet<>(poll.decidedOrder()).containsAll(tied)
                        ? Optional.of(poll.decidedOrder().stream()
                                .filter(tied::contains)
                                .toList())
                        : Optional.empty();
        };
    }
}
