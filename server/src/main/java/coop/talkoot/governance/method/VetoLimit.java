package coop.talkoot.governance.method;

/**
 * How many standing vetoes block: this number, or this share of the roll's voters if that is more.
 *
 * @param number three means that three block
 */
public record VetoLimit(long number, Threshold share) {

    public VetoLimit {
        if (number < 1 || share.strict()) {
            throw new IllegalArgumentException("a limit of vetoes is at least one, and reached, not exceeded");
        }
    }

    public static VetoLimit of(long number) {
        return new VetoLimit(number, new Threshold(0, 1, false));
    }

    /** How many it takes on this roll. */
    long in(Roll roll) {
        long part = Math.ceilDiv(Math.multiplyExact(share.num(), roll.voters()), share.den());
        return Math.max(number, part);
    }

    boolean isReached(long vetoes, Roll roll) {
        return vetoes >= in(roll);
    }
}
