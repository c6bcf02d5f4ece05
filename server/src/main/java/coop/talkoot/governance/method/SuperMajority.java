package coop.talkoot.governance.method;

import java.util.Collection;

/** A share of a stated base, two thirds of those who say yes or no where nothing else is chosen. */
public record SuperMajority(Threshold threshold, Base base) implements ByAnswers {

    public static final SuperMajority TWO_THIRDS = new SuperMajority(Threshold.TWO_THIRDS, Base.DECISIVE);

    public SuperMajority {
        if (threshold.num() == 0) {
            throw new IllegalArgumentException("a share of nothing is always reached");
        }
    }

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        return Shares.decide(threshold, inFavour(counts), base.of(counts), counts);
    }
}
