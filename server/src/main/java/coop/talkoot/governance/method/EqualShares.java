package coop.talkoot.governance.method;

import java.util.Collection;

/** The method of equal shares. */
final class EqualShares {

    private EqualShares() {}

    static Tally decide(Poll poll, int places, Collection<Paper> papers, Counts counts) {
        return Ranked.decide(poll, places, java.util.List.of(), counts);
    }
}
