package coop.talkoot.exchange.agreement;

/** What was agreed on and how far it went, of one kind: terms of a loan are never beside the state of a purchase. */
public sealed interface Course {
    AgreementTerms terms();

    AgreementState state();

    record Loan(AgreementTerms.Loan terms, LoanState state) implements Course {}

    record Gift(AgreementTerms.Gift terms, GiftState state) implements Course {}

    record Exchange(AgreementTerms.Exchange terms, ExchangeState state) implements Course {}

    record Payment(AgreementTerms.Payment terms, PaymentState state) implements Course {}

    record TimeCredit(AgreementTerms.TimeCredit terms, TimeCreditState state) implements Course {}

    record Purchase(AgreementTerms.Purchase terms, PurchaseState state) implements Course {}

    /**
     * Where it begins when {@code proposer} suggests these terms.
     *
     * @param isListed whether the price is the one that the listing says
     */
    static Course begun(AgreementTerms terms, Side proposer, boolean isListed) {
        var answerer = proposer.other();
        return switch (terms) {
            case AgreementTerms.Loan loan -> new Loan(loan, new LoanState.Proposed(answerer));
            // An offered gift is offered to all: who asks for it has claimed it.
            case AgreementTerms.Gift gift ->
                new Gift(gift, proposer == Side.RECEIVER ? new GiftState.Claimed() : new GiftState.Proposed(answerer));
            case AgreementTerms.Exchange exchange -> new Exchange(exchange, new ExchangeState.Proposed(answerer));
            case AgreementTerms.Payment payment -> new Payment(payment, new PaymentState.Requested(answerer));
            case AgreementTerms.TimeCredit work -> new TimeCredit(work, new TimeCreditState.Proposed(answerer));
            case AgreementTerms.Purchase purchase ->
                new Purchase(purchase, new PurchaseState.Cart(isListed || proposer == Side.PROVIDER));
        };
    }

    default AgreementKind kind() {
        return switch (this) {
            case Loan ignored -> AgreementKind.LOAN;
            case Gift ignored -> AgreementKind.GIFT;
            case Exchange ignored -> AgreementKind.EXCHANGE;
            case Payment ignored -> AgreementKind.PAYMENT;
            case TimeCredit ignored -> AgreementKind.TIME_CREDIT;
            case Purchase ignored -> AgreementKind.PURCHASE;
        };
    }
}
