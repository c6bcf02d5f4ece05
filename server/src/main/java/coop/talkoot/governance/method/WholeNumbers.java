package coop.talkoot.governance.method;

import java.math.BigInteger;

/** Numbers of so many decimals, written without their point: what is not reckoned by a rule of its own. */
abstract sealed class WholeNumbers implements Arithmetic<BigInteger> permits FixedPoint, Guarded {
    private final BigInteger one;

    /** {@code one} is how 1 is written. */
    WholeNumbers(BigInteger one) {
        this.one = one;
    }

    @Override
    public final BigInteger whole(long number) {
        return BigInteger.valueOf(number).multiply(one);
    }

    @Override
    public final BigInteger plus(BigInteger one, BigInteger other) {
        return one.add(other);
    }

    @Override
    public final BigInteger minus(BigInteger one, BigInteger other) {
        return one.subtract(other);
    }

    @Override
    public final BigInteger times(BigInteger one, long other) {
        return one.multiply(BigInteger.valueOf(other));
    }

    @Override
    public final BigInteger over(BigInteger one, long other) {
        return one.divide(BigInteger.valueOf(other));
    }
}
