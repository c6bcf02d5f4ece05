package coop.talkoot.governance.method;

import java.math.BigInteger;

/** A share that must be reached ({@code strict}: exceeded), as a fraction, because 0.66 is not two thirds. */
public record Threshold(long num, long den, boolean strict) {

    public static final Threshold HALF_EXCEEDED = new Threshold(1, 2, true);
    public static final Threshold TWO_THIRDS = new Threshold(2, 3, false);
    /** Twenty times those who agree against seventeen times all: 85 of a hundred. */
    public static final Threshold CONSENSUS = new Threshold(17, 20, false);

    public Threshold {
        if (den < 1 || num < 0 || num > den || (strict && num == den)) {
            throw new IllegalArgumentException(
                    num + "/" + den + " is no share that can be " + (strict ? "exceeded" : "reached"));
        }
    }

    /** Whether this part of the whole is enough. Nothing of nothing reaches every threshold that is not strict. */
    public boolean isMet(long part, long whole) {
        return isMet(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    boolean isMet(BigInteger part, BigInteger whole) {
        int compared = part.multiply(BigInteger.valueOf(den)).compareTo(whole.multiply(BigInteger.valueOf(num)));
        return strict ? compared > 0 : compared >= 0;
    }
}
