package coop.talkoot.vocab;

import java.math.BigDecimal;
import java.util.Objects;

/** So much of a unit (FEP-0837, om2 unit names: one, hour, kilogram, euro). Travels as decimal text, never as a double. */
public record VfMeasure(BigDecimal value, String unit) {
    /** More digits than anything a co-op counts; keeps arithmetic and text short. */
    private static final int MOST_DIGITS = 40;

    public VfMeasure {
        Objects.requireNonNull(unit, "unit");
        if (value.precision() > MOST_DIGITS || Math.abs((long) value.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("a quantity has at most " + MOST_DIGITS + " digits");
        }
    }

    public static VfMeasure of(String value, String unit) {
        return new VfMeasure(new BigDecimal(value), unit);
    }
}
