package coop.talkoot.governance.method;

import java.math.BigInteger;

/** A number of votes with a fixed number of decimals, kept as an integer. */
public record Amount(BigInteger parts, int decimals) implements Comparable<Amount> {

    public Amount {
        if (decimals < 0) {
            throw new IllegalArgumentException("an amount has at least 0 decimals, not " + decimals);
        }
    }

    public static Amount of(long parts, int decimals) {
        return new Amount(BigInteger.valueOf(parts), decimals);
    }

    /** How many thousandths this is of the other, rounded down: the length of a bar. */
    public long perMilleOf(Amount whole) {
        if (whole.parts.signum() <= 0) {
            return 0;
        }
        return scaled(whole.decimals)
                .multiply(BigInteger.valueOf(1000))
                .divide(whole.scaled(decimals))
                .longValueExact();
    }

    @Override
    public int compareTo(Amount other) {
        return scaled(other.decimals).compareTo(other.scaled(decimals));
    }

    /** With its decimals behind a point, whatever the language: for files and tables. */
    @Override
    public String toString() {
        if (decimals == 0) {
            return parts.toString();
        }
        String digits = "0".repeat(decimals) + parts.abs();
        int point = digits.length() - decimals;
        String whole = digits.substring(0, point).replaceFirst("^0+(?=.)", "");
        return (parts.signum() < 0 ? "-" : "") + whole + "." + digits.substring(point);
    }

    private BigInteger scaled(int by) {
        return parts.multiply(BigInteger.TEN.pow(by));
    }
}
