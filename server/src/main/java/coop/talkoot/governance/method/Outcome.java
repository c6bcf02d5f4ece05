package coop.talkoot.governance.method;

import java.util.List;

/**
 * What was decided.
 *
 * @param selected in the order in which they were elected or rank; with {@link Kind#TIED}, those that are sure already
 * @param tied options between which nothing in the rule decides (yet)
 */
public record Outcome(Kind kind, List<String> selected, List<String> tied, Reason reason) {

    public enum Kind {
        PASSED,
        /** Passed, but so many stood aside that the facilitator must confirm it or return it to discussion. */
        PASSED_WEAK,
        REJECTED,
        NO_QUORUM,
        /** By a veto or a block: back to discussion, which is not the same as rejected. */
        BLOCKED,
        /** Nothing broke the tie: what was, stays, or a body is asked. */
        TIED,
        NO_DECISIVE_VOTES,
        SELECTED,
        CANCELLED
    }

    public Outcome {
        selected = List.copyOf(selected);
        tied = List.copyOf(tied);
        boolean mayName = kind == Kind.SELECTED || kind == Kind.TIED;
        if ((kind == Kind.SELECTED && selected.isEmpty()) || (!mayName && !selected.isEmpty())) {
            throw new IllegalArgumentException(kind + " does not go with " + selected.size() + " options selected");
        }
        if (kind != Kind.TIED && !tied.isEmpty()) {
            throw new IllegalArgumentException(kind + " does not go with options that are tied");
        }
    }

    public static Outcome of(Kind kind, Reason reason) {
        return new Outcome(kind, List.of(), List.of(), reason);
    }

    public static Outcome selected(List<String> options, Reason reason) {
        return new Outcome(Kind.SELECTED, options, List.of(), reason);
    }

    public static Outcome tied(List<String> sure, List<String> tied, Reason reason) {
        return new Outcome(Kind.TIED, sure, tied, reason);
    }
}
