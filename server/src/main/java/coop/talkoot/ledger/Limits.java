package coop.talkoot.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Between what an account must stay.
 *
 * @param maxBalance what it may hold at most; null for no bound
 */
public record Limits(LimitPolicy policy, @Nullable Long maxBalance) {
    /** May hold anything and owe nothing. */
    public static final Limits OWES_NOTHING = new Limits(new LimitPolicy.Fixed(0), null);

    public Limits {
        if (maxBalance != null) {
            Amounts.limit("maxBalance", maxBalance);
        }
    }

    /** What rows keep of the policy. */
    String policyName() {
        return switch (policy) {
            case LimitPolicy.Fixed ignored -> "FIXED";
            case LimitPolicy.OnPayment ignored -> "ON_PAYMENT";
        };
    }

    long initialLimit() {
        return switch (policy) {
            case LimitPolicy.Fixed fixed -> fixed.limit();
            case LimitPolicy.OnPayment onPayment -> onPayment.initial();
        };
    }

    @Nullable
    Long hardLimit() {
        return switch (policy) {
            case LimitPolicy.Fixed ignored -> null;
            case LimitPolicy.OnPayment onPayment -> onPayment.hard();
        };
    }

    static Limits read(long initial, @Nullable Long hard, @Nullable Long maxBalance) {
        return new Limits(
                hard == null ? new LimitPolicy.Fixed(initial) : new LimitPolicy.OnPayment(initial, hard), maxBalance);
    }
}
