package coop.talkoot.web.view.decision;

import java.math.BigInteger;

/** Lengths of bars: a part of a whole in tenths of a percent, computed in whole numbers. */
final class Shares {
    private static final BigInteger WHOLE = BigInteger.valueOf(1000);

    private Shares() {}

    /** As an SVG length, such as {@code 33.3%}; never beyond the whole. */
    static String percent(long part, long whole) {
        var tenths = tenths(part, whole);
        return tenths / 10 + "." + tenths % 10 + "%";
    }

    static int tenths(long part, long whole) {
        if (whole <= 0 || part <= 0) {
            return 0;
        }
        return BigInteger.valueOf(part)
                .multiply(WHOLE)
                .divide(BigInteger.valueOf(whole))
                .min(WHOLE)
                .intValue();
    }
}
