package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/** What the receiver gives for it, in whole minor units. */
public sealed interface Price {
    /** The largest that is agreed on; the same as the ledger moves at once. */
    long MOST = 1_000_000_000_000L;

    long amount();

    /**
     * Time, in minutes.
     *
     * @param unitId the co-op's unit it is booked in; null where each side books it in one of its own
     */
    record Time(long amount, @Nullable Long unitId) implements Price {
        public Time {
            check("minutes", amount);
        }
    }

    /** A co-op's own credit, in its minor units. */
    record Credit(long amount, long unitId) implements Price {
        public Credit {
            check("amount", amount);
        }
    }

    /** Money of the outside, in its minor units. It is written down that it was paid, and never posted in a ledger. */
    record Money(long amount, String currency) implements Price {
        public Money {
            check("amount", amount);
            if (!currency.matches("[A-Z]{3}")) {
                throw Refused.invalid("currency", "A currency has three capital letters, such as EUR.");
            }
        }
    }

    /** Whether a ledger moves it. */
    default boolean isBooked() {
        return switch (this) {
            case Time ignored -> true;
            case Credit ignored -> true;
            case Money ignored -> false;
        };
    }

    private static void check(String field, long amount) {
        if (amount < 1 || amount > MOST) {
            throw Refused.invalid(field, "This is a whole number above 0, and at most " + MOST + ".");
        }
    }
}
