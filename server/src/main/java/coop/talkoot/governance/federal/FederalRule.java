package coop.talkoot.governance.federal;

/**
 * How what member groups say becomes one outcome, beside the rule itself.
 *
 * @param isDouble whether the rule must hold on the number of groups too
 * @param alphaPercent of a vote that is shared out by what groups gave, 0 to 100; counts with {@link
 *     Weighting#CONTRIBUTION} alone
 * @param capExtra how much weight a group can have by that at most, in thousandths of a vote
 */
public record FederalRule(Mode mode, Weighting weighting, boolean isDouble, int alphaPercent, long capExtra) {
    /** More than this is no addition to one vote any more. */
    public static final long MOST_EXTRA = 1_000;

    public FederalRule {
        if (alphaPercent < 0 || alphaPercent > 100) {
            throw new IllegalArgumentException(
                    "what is shared out by contribution is 0 to 100 of a hundred, not " + alphaPercent);
        }
        if (capExtra < 0 || capExtra > MOST_EXTRA) {
            throw new IllegalArgumentException(
                    "a contribution gives 0 to " + MOST_EXTRA + " thousandths of a vote, not " + capExtra);
        }
    }

    /** Nothing for contributions. */
    public static FederalRule of(Mode mode, Weighting weighting, boolean isDouble) {
        return new FederalRule(mode, weighting, isDouble, 0, 0);
    }
}
