package coop.talkoot.governance.method;

import java.util.Collection;
import java.util.List;

/** Several places by transferable votes, as Scotland counts its councils: surpluses go on in part, truncated to five decimals. */
public record ScottishStv(int places) implements Method {

    public ScottishStv {
        Places.refuse(places);
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
        return Preferences.check(options, choice, false);
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Preferences.counts(poll, papers);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        return new ScottishCount(poll, Preferences.of(poll, papers), places).tally(counts);
    }
}
