package coop.talkoot.exchange.agreement;

import java.time.Instant;
import java.util.Optional;

/** The course of an exchange. Both owners change together, at the end. */
public sealed interface ExchangeState extends AgreementState
        permits ExchangeState.Proposed,
                ExchangeState.Accepted,
                ExchangeState.Given,
                Completed,
                Cancelled,
                Disputed,
                Settled {
    /** Somebody suggests it; {@code answerer} is to say yes, no, or something else. */
    record Proposed(Side answerer) implements ExchangeState {
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

    /** Both things are kept for each other. */
    record Accepted() implements ExchangeState {
        @Override
        public String name() {
            return "ACCEPTED";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }
    }

    /** One side, or both, handed over: each says what it gave, the other that it came. {@code firstAt} is when it began. */
    record Given(boolean providerGave, boolean receiverGave, boolean receiverGot, boolean providerGot, Instant firstAt)
            implements ExchangeState {
        @Override
        public String name() {
            return "GIVEN";
        }

        @Override
        public Phase phase() {
            return Phase.ACTIVE;
        }

        @Override
        public Optional<Side> turn() {
            return providerGave && receiverGave
                    ? Optional.of(receiverGot ? Side.PROVIDER : Side.RECEIVER)
                    : Optional.of(providerGave ? Side.RECEIVER : Side.PROVIDER);
        }

        /** What C2 calls A_GIVEN and B_GIVEN, and that both have. */
        public boolean isOneSided() {
            return providerGave != receiverGave;
        }

        boolean gave(Side side) {
            return side == Side.PROVIDER ? providerGave : receiverGave;
        }

        boolean got(Side side) {
            return side == Side.PROVIDER ? providerGot : receiverGot;
        }

        boolean isWhole() {
            return providerGave && receiverGave && providerGot && receiverGot;
        }
    }
}
