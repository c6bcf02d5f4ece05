package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/** Between what a number of a charter is to lie, in the unit of its {@link Floor}; null where there is no such end. */
public record Bound(@Nullable Integer least, @Nullable Integer most) {
    public Bound {
        if (least == null && most == null) {
            throw new IllegalArgumentException("a bound has an end at least");
        }
        if (least != null && most != null && least > most) {
            throw Refused.invalid("least", "The least is not more than the most.");
        }
    }

    /** Whether no number can meet both. */
    public boolean contradicts(Bound other) {
        return isAbove(least, other.most) || isAbove(other.least, most);
    }

    private static boolean isAbove(@Nullable Integer least, @Nullable Integer most) {
        return least != null && most != null && least > most;
    }
}
