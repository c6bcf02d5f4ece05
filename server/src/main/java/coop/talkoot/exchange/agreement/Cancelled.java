package coop.talkoot.exchange.agreement;

/** It came to nothing. */
public record Cancelled(Reason reason)
        implements LoanState, GiftState, ExchangeState, PaymentState, TimeCreditState, PurchaseState {
    /** Why. */
    public enum Reason {
        DECLINED,
        EXPIRED,
        CALLED_OFF
    }

    @Override
    public String name() {
        return "CANCELLED";
    }

    @Override
    public Phase phase() {
        return Phase.CANCELLED;
    }
}
