package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;

/** So much of a unit, in whole numbers: {@code 1 one}, {@code 1500 gram}. Pieces of a stock are {@code one}. */
public record Measure(long number, String unit) {
    /** The unit of pieces, as om2 names it. */
    public static final String PIECE = "one";

    private static final long MOST = 1_000_000_000L;
    private static final int LONGEST_UNIT = 40;

    public Measure {
        unit = unit.strip();
        if (number < 1 || number > MOST) {
            throw Refused.invalid("quantity", "A quantity is a whole number from 1 to " + MOST + ".");
        }
        if (unit.isEmpty() || unit.length() > LONGEST_UNIT || unit.indexOf('\0') >= 0) {
            throw Refused.invalid("unit", "A unit is a word such as one or kilogram, of at most 40 characters.");
        }
    }

    public static Measure pieces(long number) {
        return new Measure(number, PIECE);
    }

    /** How much of a stock it is: a weight or a length is one piece. */
    long inStock() {
        return isPieces() ? number : 1;
    }

    public boolean isPieces() {
        return unit.equals(PIECE);
    }
}
