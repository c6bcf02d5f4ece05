package coop.talkoot.exchange.agreement;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The course of a loan. That it is overdue follows from its terms and the time; it is no state. */
public sealed interface LoanState extends AgreementState
        permits LoanState.Proposed,
                LoanState.Reserved,
                LoanState.Active,
                LoanState.ReturnClaimed,
                LoanState.Returned,
                Completed,
                Cancelled,
                Disputed,
                Settled {
    /** Somebody wants it; {@code answerer} is to say yes, no, or something else. */
    record Proposed(Side answerer) implements LoanState {
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

    /** For that time the thing is promised to nobody else. */
    record Reserved() implements LoanState {
        @Override
        public String name() {
            return "RESERVED";
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

    /**
     * The receiver has it.
     *
     * @param condition in which it was handed over
     * @param isReceived whether the receiver said that they have it
     * @param asked until when the receiver would like to keep it; null when they did not ask
     */
    record Active(
            Instant handedOverAt,
            Condition condition,
            boolean isReceived,
            @Nullable Instant asked) implements LoanState {
        @Override
        public String name() {
            return "ACTIVE";
        }

        @Override
        public Phase phase() {
            return Phase.ACTIVE;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(asked == null ? Side.RECEIVER : Side.PROVIDER);
        }
    }

    /** The receiver says it is back. */
    record ReturnClaimed(Instant handedOverAt, Condition condition) implements LoanState {
        @Override
        public String name() {
            return "RETURN_CLAIMED";
        }

        @Override
        public Phase phase() {
            return Phase.ACTIVE;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(Side.PROVIDER);
        }
    }

    /** The provider has it back, in that condition. */
    record Returned(Condition lent, Condition returned) implements LoanState {
        @Override
        public String name() {
            return "RETURNED";
        }

        @Override
        public Phase phase() {
            return Phase.RETURNED;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(Side.RECEIVER);
        }

        /** Then silence is no yes. */
        public boolean isWorse() {
            return returned.grade() < lent.grade();
        }
    }
}
