package coop.talkoot.governance.method;

import java.util.Collection;

/** Several places by transferable votes, as Scotland counts its councils: surpluses go on in part, truncated to five decimals. */
public record ScottishStv(int places) implements ByRanks {

    public ScottishStv {
        Places.refuse(places);
    }

    @Override
    public boolean isSharing() {
        return false;
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        return new ScottishCount(poll, Preferences.of(poll, papers), places).tally(counts);
    }
}
