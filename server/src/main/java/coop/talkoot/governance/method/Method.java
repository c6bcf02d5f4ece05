package coop.talkoot.governance.method;

import java.util.Collection;
import java.util.List;

/** How papers become an outcome, with what can be chosen about it. {@link Counting} puts quorum and veto in front. */
public sealed interface Method permits ByAnswers, Consensus, Consent, Approval, Score, Quadratic, ByRanks, Sortition {

    /** Whether one can be for a thing without being against another, so that those in favour can make a quorum. */
    boolean knowsInFavour();

    /** The weight of those in favour; of the option most are for, where there are several. */
    default long inFavour(Counts counts) {
        return counts.lines().stream().mapToLong(Counts.Line::amount).max().orElse(0);
    }

    /** Whether it decides on one text, which has no options. */
    boolean isOnOneText();

    /** Throws where it cannot decide between these options. */
    default void refuse(List<String> options) {
        if (isOnOneText() != options.isEmpty()) {
            throw new IllegalArgumentException(
                    isOnOneText() ? "this method decides on one text, not between options" : "there are no options");
        }
    }

    /** What is wrong with this paper; nothing if it may be cast. */
    List<Fault> check(List<String> options, Choice choice);

    /** What is on the papers. */
    Counts counts(Poll poll, Collection<Paper> papers);

    /** What that comes to, given that quorum and veto leave it open. */
    Tally decide(Poll poll, Collection<Paper> papers, Counts counts);
}
