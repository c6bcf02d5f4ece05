package coop.talkoot.exchange.agreement;

import java.util.Optional;

/** The course of a gift. Its owner changes once, when it is handed over. */
public sealed interface GiftState extends AgreementState
        permits GiftState.Proposed,
                GiftState.Claimed,
                GiftState.Allocated,
                GiftState.HandedOver,
                Completed,
                Cancelled,
                Disputed,
                Settled {
    /** Somebody suggests it; {@code answerer} is to say yes, no, or something else. */
    record Proposed(Side answerer) implements GiftState {
        @Override
        public String name() {
            return "PROPOSED";
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

    /** The receiver would like to have it, perhaps among others. */
    record Claimed() implements GiftState {
        @Override
        public String name() {
            return "CLAIMED";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(Side.PROVIDER);
        }
    }

    /** The provider gives it to this receiver: so much of the stock is theirs. */
    record Allocated() implements GiftState {
        @Override
        public String name() {
            return "ALLOCATED";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(Side.PROVIDER);
        }
    }

    /** The provider says that it is handed over; it is the receiver's. */
    record HandedOver() implements GiftState {
        @Override
        public String name() {
            return "HANDED_OVER";
        }

        @Override
        public Phase phase() {
            return Phase.ACTIVE;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(Side.RECEIVER);
        }
    }
}
