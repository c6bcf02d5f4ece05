package coop.talkoot.exchange.agreement;

import java.util.Optional;

/** The course of a payment. The provider is paid, the receiver pays. */
public sealed interface PaymentState extends AgreementState
        permits PaymentState.Requested,
                PaymentState.Pending,
                PaymentState.Accepted,
                PaymentState.Posted,
                PaymentState.Rejected,
                PaymentState.Failed,
                Cancelled,
                Disputed,
                Settled {
    /** One side says that so much is to be paid; {@code answerer} is to say whether that is so. */
    record Requested(Side answerer) implements PaymentState {
        @Override
        public String name() {
            return "REQUESTED";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(answerer);
        }
    }

    /** It is owed. */
    record Pending() implements PaymentState {
        @Override
        public String name() {
            return "PENDING";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(Side.RECEIVER);
        }
    }

    /** The receiver has paid; a ledger has not posted it yet, or the provider not said that the money came. */
    record Accepted(boolean isBooking) implements PaymentState {
        @Override
        public String name() {
            return "ACCEPTED";
        }

        @Override
        public Phase phase() {
            return Phase.ACTIVE;
        }

        @Override
        public Optional<Side> turn() {
            return isBooking ? Optional.empty() : Optional.of(Side.PROVIDER);
        }
    }

    /** It is posted in the ledger, or the money came. */
    record Posted() implements PaymentState {
        @Override
        public String name() {
            return "POSTED";
        }

        @Override
        public Phase phase() {
            return Phase.COMPLETED;
        }
    }

    /** It is not owed, says who was asked. */
    record Rejected() implements PaymentState {
        @Override
        public String name() {
            return "REJECTED";
        }

        @Override
        public Phase phase() {
            return Phase.CANCELLED;
        }
    }

    /** The ledger refused it, for this reason. */
    record Failed(String reason) implements PaymentState {
        @Override
        public String name() {
            return "FAILED";
        }

        @Override
        public Phase phase() {
            return Phase.CANCELLED;
        }
    }
}
