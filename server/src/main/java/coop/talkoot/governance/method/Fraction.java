package coop.talkoot.governance.method;

import java.math.BigInteger;

/** A fraction in its lowest terms. */
record Fraction(BigInteger num, BigInteger den) implements Comparable<Fraction> {

    Fraction {
        if (den.signum() <= 0) {
            throw new IllegalArgumentException("nothing is divided by " + den);
        }
        BigInteger common = num.gcd(den);
        if (common.compareTo(BigInteger.ONE) > 0) {
            num = num.divide(common);
            den = den.divide(common);
        }
    }

    static Fraction of(long num, long den) {
        return new Fraction(BigInteger.valueOf(num), BigInteger.valueOf(den));
    }

    Fraction plus(Fraction other) {
        return new Fraction(num.multiply(other.den).add(other.num.multiply(den)), den.multiply(other.den));
    }

    Fraction minus(Fraction other) {
        return new Fraction(num.multiply(other.den).subtract(other.num.multiply(den)), den.multiply(other.den));
    }

    Fraction times(Fraction other) {
        return new Fraction(num.multiply(other.num), den.multiply(other.den));
    }

    Fraction over(Fraction other) {
        return new Fraction(num.multiply(other.den), den.multiply(other.num));
    }

    /** Rounded to the nearest, for showing. */
    Amount shown(int decimals) {
        BigInteger twice =
                num.shiftLeft(1).multiply(BigInteger.TEN.pow(decimals)).add(den);
        return new Amount(twice.divide(den.shiftLeft(1)), decimals);
    }

    @Override
    public int compareTo(Fraction other) {
        return num.multiply(other.den).compareTo(other.num.multiply(den));
    }
}
