package coop.talkoot.documents;

import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * What must be seen of a picture when only a part of it is: from -1 (left, below) to 1 (right, above), three digits.
 */
public record Focus(BigDecimal x, BigDecimal y) {
    public static final Focus CENTRE = new Focus(BigDecimal.ZERO, BigDecimal.ZERO);

    private static final Pattern PAIR =
            Pattern.compile("\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,20})?)\\s*,\\s*(-?[0-9]{1,3}(?:\\.[0-9]{1,20})?)\\s*");

    public Focus {
        x = checked(x);
        y = checked(y);
    }

    /** Two numbers and a comma, as clients send it. */
    public static Focus parse(String text) {
        var pair = PAIR.matcher(text);
        if (!pair.matches()) {
            throw refused();
        }
        return new Focus(new BigDecimal(pair.group(1)), new BigDecimal(pair.group(2)));
    }

    /** What another server says, brought within bounds. */
    public static Focus received(BigDecimal x, BigDecimal y) {
        return new Focus(within(x), within(y));
    }

    private static BigDecimal within(BigDecimal number) {
        return number.max(BigDecimal.ONE.negate()).min(BigDecimal.ONE);
    }

    private static BigDecimal checked(BigDecimal number) {
        if (number.abs().compareTo(BigDecimal.ONE) > 0) {
            throw refused();
        }
        return number.setScale(3, RoundingMode.HALF_UP);
    }

    private static Refused refused() {
        return Refused.invalid("focus", "A focus is two numbers from -1 to 1 with a comma between, such as 0.2,-0.5.");
    }
}
