package coop.talkoot.exchange;

import coop.talkoot.platform.Refused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** So much of a unit: an exact decimal with at most six places, above zero. Units are om2 names where there is one. */
public record Quantity(BigDecimal value, String unit) {
    private static final BigDecimal MOST = new BigDecimal("999999999999");
    private static final int PLACES = 6;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,6})?");
    private static final int LONGEST_UNIT = 40;

    public Quantity {
        if (value.signum() <= 0
                || value.compareTo(MOST) > 0
                || value.stripTrailingZeros().scale() > PLACES) {
            throw Refused.invalid("quantity", "A quantity is a number above 0 with at most six decimals, such as 1.5.");
        }
        value = plain(value);
        unit = unit.strip();
        if (unit.isEmpty() || unit.length() > LONGEST_UNIT || unit.indexOf('\0') >= 0) {
            throw Refused.invalid("unit", "A unit is a word such as one, hour or kilogram, of at most 40 characters.");
        }
    }

    /** Reads what people type; comma and point both separate decimals. */
    public static Quantity of(String number, String unit) {
        var digits = number.strip();
        if (!DIGITS.matcher(digits).matches()) {
            throw Refused.invalid("quantity", "A quantity is a number above 0 with at most six decimals, such as 1.5.");
        }
        return new Quantity(new BigDecimal(digits.replace(',', '.')), unit);
    }

    /** The number without needless zeros and never with an exponent. */
    public String number() {
        return value.toPlainString();
    }

    private static BigDecimal plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
