package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What sets a dispute right.
 *
 * @param amount what of the price goes back, of a partial reversal
 */
public record Remedy(Kind kind, @Nullable Long amount) {
    /** What is to be done; what is no amount or thing here, the two do by themselves. */
    public enum Kind {
        FULL_REVERSAL,
        PARTIAL_REVERSAL,
        RETURN,
        REPAIR,
        APOLOGY,
        NONE
    }

    public static final Remedy NOTHING = new Remedy(Kind.NONE, null);

    public Remedy {
        if ((kind == Kind.PARTIAL_REVERSAL) != (amount != null)) {
            throw Refused.invalid("amount", "Say how much goes back if a part does, and only then.");
        }
        if (amount != null && amount < 1) {
            throw Refused.invalid("amount", "An amount is more than nothing.");
        }
    }

    /** How much of a price goes back. */
    long backOf(long price) {
        return switch (kind) {
            case FULL_REVERSAL -> price;
            case PARTIAL_REVERSAL -> Math.min(price, amount == null ? 0 : amount);
            case RETURN, REPAIR, APOLOGY, NONE -> 0;
        };
    }
}
