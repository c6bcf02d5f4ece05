package coop.talkoot.governance.method;

import java.math.BigInteger;

/**
 * Eighteen decimals and nine more that guard them: what differs by less than half of the last shown is equal, so that
 * rounding never decides between options that are exactly equal.
 */
final class Guarded extends WholeNumbers {

    private static final int DECIMALS = 18;
    private static final BigInteger GUARD = BigInteger.TEN.pow(9);
    private static final BigInteger ONE = BigInteger.TEN.pow(DECIMALS).multiply(GUARD);
    private static final BigInteger HALF = GUARD.shiftRight(1);
    private static final BigInteger OMEGA = ONE.divide(BigInteger.TEN.pow(9));

    Guarded() {
        super(ONE);
    }

    @Override
    public int compare(BigInteger one, BigInteger other) {
        BigInteger apart = one.subtract(other);
        return apart.abs().compareTo(HALF) < 0 ? 0 : apart.signum();
    }

    @Override
    public BigInteger kept(BigInteger value, BigInteger keep) {
        return keep.equals(ONE) ? value : value.multiply(keep).divide(ONE);
    }

    @Override
    public BigInteger next(BigInteger keep, BigInteger quota, BigInteger votes) {
        return keep.multiply(quota).divide(ONE).multiply(ONE).divide(votes);
    }

    @Override
    public BigInteger quota(BigInteger votes, int places) {
        return over(votes, places + 1L);
    }

    @Override
    public boolean reaches(BigInteger votes, BigInteger quota) {
        return compare(votes, quota) > 0;
    }

    @Override
    public boolean isSettled(BigInteger surplus) {
        return compare(surplus, OMEGA) <= 0;
    }

    @Override
    public Amount shown(BigInteger number) {
        return new Amount(number.add(HALF).divide(GUARD), DECIMALS);
    }
}
