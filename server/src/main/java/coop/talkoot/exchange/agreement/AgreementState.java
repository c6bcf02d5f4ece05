package coop.talkoot.exchange.agreement;

import java.util.Optional;

/** Where an agreement stands on the course of its kind. */
public sealed interface AgreementState
        permits LoanState, GiftState, ExchangeState, PaymentState, TimeCreditState, PurchaseState {
    /** Its name in rows, the API and the log. */
    String name();

    Phase phase();

    /** Whose answer or deed is awaited; none where it is both sides', or nobody's. */
    default Optional<Side> turn() {
        return Optional.empty();
    }

    /** No party goes further from here, but for a dispute. */
    default boolean isOver() {
        return phase() == Phase.COMPLETED || phase() == Phase.CANCELLED;
    }
}
