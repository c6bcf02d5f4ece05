package coop.talkoot.ledger;

import coop.talkoot.platform.Refused;

/** How far below zero an account may go. */
public sealed interface LimitPolicy {
    /** The credit limit of an account that was paid {@code received} in all. */
    long creditLimit(long received);

    /** Always the same. */
    record Fixed(long limit) implements LimitPolicy {
        public Fixed {
            Amounts.limit("limit", limit);
        }

        @Override
        public long creditLimit(long received) {
            return limit;
        }
    }

    /** Who is paid may owe as much more: {@code initial} and what was received, never above {@code hard}. */
    record OnPayment(long initial, long hard) implements LimitPolicy {
        public OnPayment {
            Amounts.limit("limit", initial);
            Amounts.limit("hardLimit", hard);
            if (hard < initial) {
                throw Refused.invalid("hardLimit", "The hard limit cannot be below the initial one.");
            }
        }

        @Override
        public long creditLimit(long received) {
            return Math.min(hard, initial + Math.min(received, hard));
        }
    }
}
