package coop.talkoot.exchange.agreement;

/** It was disputed, and the dispute is closed: its remedy stands, and nothing follows. */
public record Settled() implements LoanState, GiftState, ExchangeState, PaymentState, TimeCreditState, PurchaseState {
    @Override
    public String name() {
        return "SETTLED";
    }

    @Override
    public Phase phase() {
        return Phase.COMPLETED;
    }
}
