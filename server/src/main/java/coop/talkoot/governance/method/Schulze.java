package coop.talkoot.governance.method;

import java.util.Collection;
import java.util.List;

/** Each option against each other one; the strongest chains of victories decide, by winning margins. */
public record Schulze(Unranked unranked) implements Method {

    /** What leaving an option out says. */
    public enum Unranked {
        /** It comes after all that are ranked. */
        IMPLICIT,
        /** Nothing: it is compared with none. */
        EXPLICIT
    }

    @Override
    public boolean knowsInFavour() {
        return false;
    }

    @Override
    public boolean isOnOneText() {
        return false;
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return Preferences.check(options, choice, true);
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Preferences.counts(poll, papers);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        throw new UnsupportedOperationException();
    }
}
