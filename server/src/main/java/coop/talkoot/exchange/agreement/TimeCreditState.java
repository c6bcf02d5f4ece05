package coop.talkoot.exchange.agreement;

import java.util.Optional;

/** The course of work for time credits. */
public sealed interface TimeCreditState extends AgreementState
        permits TimeCreditState.Proposed,
                TimeCreditState.Accepted,
                TimeCreditState.WorkClaimed,
                TimeCreditState.Confirmed,
                TimeCreditState.Posted,
                Cancelled,
                Disputed,
                Settled {
    /** Somebody suggests it; {@code answerer} is to say yes, no, or something else. */
    record Proposed(Side answerer) implements TimeCreditState {
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

    /** The work is to be done. */
    record Accepted() implements TimeCreditState {
        @Override
        public String name() {
            return "ACCEPTED";
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

    /** The provider says it is done, and took that long. */
    record WorkClaimed(long minutes) implements TimeCreditState {
        @Override
        public String name() {
            return "WORK_CLAIMED";
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

    /** The receiver says so too; it is being booked. {@code failure} is why the last try was refused, or empty. */
    record Confirmed(long minutes, String failure) implements TimeCreditState {
        @Override
        public String name() {
            return "CONFIRMED";
        }

        @Override
        public Phase phase() {
            return Phase.ACTIVE;
        }

        @Override
        public Optional<Side> turn() {
            return failure.isEmpty() ? Optional.empty() : Optional.of(Side.RECEIVER);
        }
    }

    /** The minutes are booked. */
    record Posted(long minutes) implements TimeCreditState {
        @Override
        public String name() {
            return "POSTED";
        }

        @Override
        public Phase phase() {
            return Phase.COMPLETED;
        }
    }
}
