package coop.talkoot.governance.method;

import java.util.Collection;
import java.util.List;

/**
 * One place: whoever has least goes out, and those papers go on to their next preference, until one has more than half of
 * the votes that still count.
 *
 * @param inBatches whether those who cannot catch up even together go out at once, which changes no outcome
 */
public record InstantRunoff(boolean inBatches) implements Method {

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
        return new RunoffCount(poll, Preferences.of(poll, papers), inBatches).tally(counts);
    }
}
