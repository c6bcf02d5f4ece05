package coop.talkoot.exchange.agreement;

/** All was given, and both sides have said so or kept silent long enough. */
public record Completed() implements LoanState, GiftState, ExchangeState {
    @Override
    public String name() {
        return "COMPLETED";
    }

    @Override
    public Phase phase() {
        return Phase.COMPLETED;
    }
}
