package coop.talkoot.governance.method;

import java.math.BigInteger;

/** The reference rule's numbers: nine decimals, and what is kept is rounded up. */
final class FixedPoint extends WholeNumbers {

    private static final int DECIMALS = 9;
    private static final BigInteger ONE = BigInteger.TEN.pow(DECIMALS);
    private static final BigInteger OMEGA = BigInteger.TEN.pow(3);

    FixedPoint() {
        super(ONE);
    }

    @Override
    public int compare(BigInteger one, BigInteger other) {
        return one.compareTo(other);
    }

    @Override
    public BigInteger kept(BigInteger value, BigInteger keep) {
        return keep.equals(ONE) ? value : up(value.multiply(keep), ONE);
    }

    @Override
    public BigInteger next(BigInteger keep, BigInteger quota, BigInteger votes) {
        return up(up(keep.multiply(quota), ONE).multiply(ONE), votes);
    }

    @Override
    public BigInteger quota(BigInteger votes, int places) {
        return over(votes, places + 1L).add(BigInteger.ONE);
    }

    @Override
    public boolean reaches(BigInteger votes, BigInteger quota) {
        return votes.compareTo(quota) >= 0;
    }

    @Override
    public boolean isSettled(BigInteger surplus) {
        return surplus.compareTo(OMEGA) < 0;
    }

    @Override
    public Amount shown(BigInteger number) {
        return new Amount(number, DECIMALS);
    }

    private static BigInteger up(BigInteger number, BigInteger divisor) {
        BigInteger[] parts = number.divideAndRemainder(divisor);
        return parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
    }
}
