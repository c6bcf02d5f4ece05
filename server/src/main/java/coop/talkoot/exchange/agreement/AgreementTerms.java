package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the two agree on, by kind. Whole numbers only. */
public sealed interface AgreementTerms {
    /** The course they are terms of. */
    static AgreementKind kindOf(AgreementTerms terms) {
        return switch (terms) {
            case Loan ignored -> AgreementKind.LOAN;
            case Gift ignored -> AgreementKind.GIFT;
            case Exchange ignored -> AgreementKind.EXCHANGE;
            case Payment ignored -> AgreementKind.PAYMENT;
            case TimeCredit ignored -> AgreementKind.TIME_CREDIT;
            case Purchase ignored -> AgreementKind.PURCHASE;
        };
    }

    /** What is given in return, where that is an amount. */
    default Optional<Price> inReturn() {
        return Optional.empty();
    }

    /**
     * A thing is lent.
     *
     * @param from when it is handed over
     * @param until when it is back
     * @param fee what lending it costs; null for nothing
     */
    record Loan(
            Measure quantity,
            Instant from,
            Instant until,
            @Nullable Price fee) implements AgreementTerms {
        static final Duration LONGEST = Duration.ofDays(3660);

        public Loan {
            if (!until.isAfter(from)) {
                throw Refused.invalid("until", "A loan ends after it begins.");
            }
            if (until.isAfter(from.plus(LONGEST))) {
                throw Refused.invalid("until", "A loan lasts for ten years at most.");
            }
        }

        @Override
        public Optional<Price> inReturn() {
            return Optional.ofNullable(fee);
        }

        Loan until(Instant later) {
            return new Loan(quantity, from, later, fee);
        }
    }

    /** A thing changes its owner, for nothing. */
    record Gift(Measure quantity, @Nullable Instant due) implements AgreementTerms {}

    /**
     * A thing for a thing.
     *
     * @param counter what the receiver gives: in words, and the resource where it is one of this instance
     */
    record Exchange(
            Measure quantity,
            String counter,
            Measure counterQuantity,
            @Nullable Long counterResourceId,
            @Nullable Instant due)
            implements AgreementTerms {
        private static final int LONGEST = 200;

        public Exchange {
            counter = counter.strip();
            if (counter.isEmpty() || counter.length() > LONGEST || counter.indexOf('\0') >= 0) {
                throw Refused.invalid("counter", "Say what is given in return, in at most " + LONGEST + " characters.");
            }
        }
    }

    /**
     * The provider is paid.
     *
     * @param reason for what; the listing's title says more
     */
    record Payment(Price price, String reason, @Nullable Instant due) implements AgreementTerms {
        private static final int LONGEST = 500;

        public Payment {
            reason = reason.strip();
            if (reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
                throw Refused.invalid("reason", "What it is for has at most " + LONGEST + " characters.");
            }
        }

        @Override
        public Optional<Price> inReturn() {
            return Optional.of(price);
        }
    }

    /** Work, estimated in minutes and paid by the minute that it took: an hour is an hour. */
    record TimeCredit(Price.Time estimate, @Nullable Instant due) implements AgreementTerms {
        @Override
        public Optional<Price> inReturn() {
            return Optional.of(estimate);
        }
    }

    /**
     * Pieces from a stock.
     *
     * @param price of all of them
     */
    record Purchase(Measure quantity, Price price) implements AgreementTerms {
        public Purchase {
            if (!quantity.isPieces()) {
                throw Refused.invalid("unit", "A purchase is counted in pieces.");
            }
        }

        @Override
        public Optional<Price> inReturn() {
            return Optional.of(price);
        }
    }
}
