package coop.talkoot.governance.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a vote is decided.
 *
 * @param tieBreaks asked in this order
 * @param veto where there is a right of veto at all
 */
public record Rule(
        Method method,
        Quorum quorum,
        List<TieBreak> tieBreaks,
        @Nullable VetoLimit veto) {

    private static final List<TieBreak> USUAL =
            List.of(TieBreak.STATUS_QUO, TieBreak.PREVIOUS_ROUNDS, TieBreak.SEEDED_LOT, TieBreak.ASK_BODY);

    public Rule {
        tieBreaks = List.copyOf(tieBreaks);
        if (tieBreaks.stream().distinct().count() < tieBreaks.size()) {
            throw new IllegalArgumentException("a way to break ties is listed twice");
        }
        if (quorum.kind() == Quorum.Kind.APPROVAL && !method.knowsInFavour()) {
            throw new IllegalArgumentException(
                    "a quorum of those in favour needs a method in which one can be in favour");
        }
    }

    /** This method with the usual tie-breaks, no veto, and a quorum of anybody. */
    public static Rule of(Method method) {
        return new Rule(method, Quorum.ANYBODY, USUAL, null);
    }

    public Rule with(Quorum other) {
        return new Rule(method, other, tieBreaks, veto);
    }

    public Rule with(List<TieBreak> others) {
        return new Rule(method, quorum, others, veto);
    }

    public Rule with(VetoLimit limit) {
        return new Rule(method, quorum, tieBreaks, limit);
    }
}
