package coop.talkoot.exchange.agreement;

/** The two do not agree on what happened; its dispute says how that goes. */
public record Disputed() implements LoanState, GiftState, ExchangeState, PaymentState, TimeCreditState, PurchaseState {
    @Override
    public String name() {
        return "DISPUTED";
    }

    @Override
    public Phase phase() {
        return Phase.DISPUTED;
    }
}
