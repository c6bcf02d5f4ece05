package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimals as JSON bears them: as text (ours) or as a number (coordinates, and other people's). */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");
    private static final int MOST_DIGITS = 60;

    private Numbers() {}

    static Optional<BigDecimal> read(JsonValue value) {
        if (value instanceof JsonString text
                && DECIMAL.matcher(text.getString()).matches()) {
            return Optional.of(new BigDecimal(text.getString()));
        }
        return value instanceof JsonNumber number
                ? Optional.of(number.bigDecimalValue()).filter(Numbers::isReckonable)
                : Optional.empty();
    }

    /** Text without an exponent, so that every reader reads it. */
    static String write(BigDecimal number) {
        return number.toPlainString();
    }

    private static boolean isReckonable(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
    }
}
