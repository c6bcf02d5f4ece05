package coop.talkoot.governance.method;

import java.util.Collection;
import java.util.List;

/** Options, which one puts in order. */
sealed interface ByRanks extends Method permits InstantRunoff, ScottishStv, MeekStv, Schulze {

    /** Whether several may stand on one rank. */
    boolean isSharing();

    @Override
    default boolean knowsInFavour() {
        return false;
    }

    @Override
    default boolean isOnOneText() {
        return false;
    }

    @Override
    default List<Fault> check(List<String> options, Choice choice) {
        return Preferences.check(options, choice, isSharing());
    }

    @Override
    default Counts counts(Poll poll, Collection<Paper> papers) {
        return Preferences.counts(poll, papers, isSharing());
    }
}
