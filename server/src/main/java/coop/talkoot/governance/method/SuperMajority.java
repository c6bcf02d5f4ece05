package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A share of a stated base, two thirds of those who say yes or no where nothing else is chosen. */
public record SuperMajority(Threshold threshold, Base base) implements Method {

    public static final SuperMajority TWO_THIRDS = new SuperMajority(Threshold.TWO_THIRDS, Base.DECISIVE);

    public SuperMajority {
        if (threshold.num() == 0) {
            throw new IllegalArgumentException("a share of nothing is always reached");
        }
    }

    @Override
    public boolean knowsInFavour() {
        return true;
    }

    @Override
    public long inFavour(Counts counts) {
        return Answers.amount(counts, Answer.YES);
    }

    @Override
    public boolean isOnOneText() {
        return true;
    }

    @Override
    public List<Fault> check(List<String> options, Choice choice) {
        return Answers.check(Answer.class, choice);
    }

    @Override
    public Counts counts(Poll poll, Collection<Paper> papers) {
        return Answers.counts(Answer.class, Set.of(Answer.ABSTAIN), poll, papers);
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        return Shares.decide(threshold, inFavour(counts), base.of(counts), counts);
    }
}
