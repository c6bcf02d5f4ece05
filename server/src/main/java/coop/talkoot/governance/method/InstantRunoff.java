package coop.talkoot.governance.method;

import java.util.Collection;

/**
 * One place: whoever has least goes out, and those papers go on to their next preference, until one has more than half of
 * the votes that still count.
 *
 * @param inBatches whether those who cannot catch up even together go out at once, which changes no outcome
 */
public record InstantRunoff(boolean inBatches) implements ByRanks {

    @Override
    public boolean isSharing() {
        return false;
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        return new RunoffCount(poll, Preferences.of(poll, papers), inBatches).tally(counts);
    }
}
