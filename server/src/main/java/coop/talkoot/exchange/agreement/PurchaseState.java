package coop.talkoot.exchange.agreement;

import java.time.Instant;
import java.util.Optional;

/** The course of a purchase. */
public sealed interface PurchaseState extends AgreementState
        permits PurchaseState.Cart,
                PurchaseState.StockHeld,
                PurchaseState.Booking,
                PurchaseState.Paid,
                PurchaseState.Ready,
                PurchaseState.PickedUp,
                PurchaseState.Refunded,
                Cancelled,
                Disputed,
                Settled {
    /** The receiver thinks of buying it; nothing is held. {@code isAgreed} when the price is the provider's word too. */
    record Cart(boolean isAgreed) implements PurchaseState {
        @Override
        public String name() {
            return "CART";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }

        @Override
        public Optional<Side> turn() {
            return Optional.of(isAgreed ? Side.RECEIVER : Side.PROVIDER);
        }
    }

    /** So much of the stock is kept for the receiver until then. */
    record StockHeld(Instant until) implements PurchaseState {
        @Override
        public String name() {
            return "STOCK_HELD";
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

    /** Paid, as far as the receiver can; the ledgers of two instances are at it. The stock stays kept. */
    record Booking() implements PurchaseState {
        @Override
        public String name() {
            return "BOOKING";
        }

        @Override
        public Phase phase() {
            return Phase.PENDING;
        }
    }

    /** Paid for, and out of the stock. */
    record Paid() implements PurchaseState {
        @Override
        public String name() {
            return "PAID";
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

    /** It waits to be picked up; {@code isHandedOver} when the provider says that it was. */
    record Ready(boolean isHandedOver) implements PurchaseState {
        @Override
        public String name() {
            return "READY";
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

    /** The receiver has it. */
    record PickedUp() implements PurchaseState {
        @Override
        public String name() {
            return "PICKED_UP";
        }

        @Override
        public Phase phase() {
            return Phase.COMPLETED;
        }
    }

    /** The price is back with the receiver, the pieces with the stock. */
    record Refunded() implements PurchaseState {
        @Override
        public String name() {
            return "REFUNDED";
        }

        @Override
        public Phase phase() {
            return Phase.CANCELLED;
        }
    }
}
