package coop.talkoot.governance.method;

/**
 * How many must have taken part for the outcome to count, measured once, at the close.
 *
 * @param share of the roll's weight that must be reached; 0/1 for none
 * @param minimumVoters who must have voted, by themselves or by a delegate; abstaining is voting
 * @param minimumDecisive voters who did not abstain; else nearly nobody decides for all
 */
public record Quorum(Kind kind, Threshold share, long minimumVoters, long minimumDecisive) {

    public enum Kind {
        /** All papers, abstentions among them. */
        PARTICIPATION,
        /** Only those in favour: nobody can break it by staying away. */
        APPROVAL
    }

    /** One voter who says something is enough. */
    public static final Quorum ANYBODY = participation(0, 1);

    public Quorum {
        if (share.strict()) {
            throw new IllegalArgumentException("a quorum is reached, not exceeded");
        }
        if (minimumVoters < 0 || minimumDecisive < 1) {
            throw new IllegalArgumentException("a quorum needs at least 0 voters and 1 who decides, not "
                    + minimumVoters + " and " + minimumDecisive);
        }
    }

    public static Quorum participation(long num, long den) {
        return new Quorum(Kind.PARTICIPATION, new Threshold(num, den, false), 1, 1);
    }

    public static Quorum approval(long num, long den) {
        return new Quorum(Kind.APPROVAL, new Threshold(num, den, false), 1, 1);
    }
}
