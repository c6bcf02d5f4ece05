package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.Commitment.Clause;
import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Half of the terms, as rows keep it: what the provider promises, or what is promised in return. */
record Promise(
        Clause clause,
        Mark mark,
        @Nullable Measure quantity,
        @Nullable Price price,
        String what,
        @Nullable Long resourceId,
        @Nullable Instant from,
        @Nullable Instant due) {
    /** The terms as promises. */
    static List<Promise> of(AgreementTerms terms) {
        var promises = new ArrayList<Promise>();
        switch (terms) {
            case AgreementTerms.Loan loan -> {
                promises.add(new Promise(
                        Clause.PRIMARY, Mark.LOAN, loan.quantity(), null, "", null, loan.from(), loan.until()));
                var fee = loan.fee();
                if (fee != null) {
                    promises.add(inReturn(Mark.PAYMENT, fee, null));
                }
            }
            case AgreementTerms.Gift gift ->
                promises.add(new Promise(Clause.PRIMARY, Mark.GIFT, gift.quantity(), null, "", null, null, gift.due()));
            case AgreementTerms.Exchange exchange -> {
                promises.add(new Promise(
                        Clause.PRIMARY, Mark.EXCHANGE, exchange.quantity(), null, "", null, null, exchange.due()));
                promises.add(new Promise(
                        Clause.RECIPROCAL,
                        Mark.EXCHANGE,
                        exchange.counterQuantity(),
                        null,
                        exchange.counter(),
                        exchange.counterResourceId(),
                        null,
                        exchange.due()));
            }
            case AgreementTerms.Payment payment -> {
                promises.add(new Promise(
                        Clause.PRIMARY, Mark.PAYMENT, null, null, payment.reason(), null, null, payment.due()));
                promises.add(inReturn(Mark.PAYMENT, payment.price(), payment.due()));
            }
            case AgreementTerms.TimeCredit work -> {
                promises.add(new Promise(
                        Clause.PRIMARY, Mark.TIME_CREDIT, null, work.estimate(), "", null, null, work.due()));
                promises.add(inReturn(Mark.TIME_CREDIT, work.estimate(), work.due()));
            }
            case AgreementTerms.Purchase purchase -> {
                promises.add(
                        new Promise(Clause.PRIMARY, Mark.PURCHASE, purchase.quantity(), null, "", null, null, null));
                promises.add(inReturn(Mark.PAYMENT, purchase.price(), null));
            }
        }
        return promises;
    }

    /** The terms again; in return is null where nothing is. */
    static AgreementTerms terms(AgreementKind kind, Promise primary, @Nullable Promise inReturn) {
        return switch (kind) {
            case LOAN ->
                new AgreementTerms.Loan(
                        primary.measured(),
                        Objects.requireNonNull(primary.from),
                        Objects.requireNonNull(primary.due),
                        inReturn == null ? null : inReturn.price);
            case GIFT -> new AgreementTerms.Gift(primary.measured(), primary.due);
            case EXCHANGE -> {
                var counter = Objects.requireNonNull(inReturn);
                yield new AgreementTerms.Exchange(
                        primary.measured(), counter.what, counter.measured(), counter.resourceId, primary.due);
            }
            case PAYMENT ->
                new AgreementTerms.Payment(
                        Objects.requireNonNull(Objects.requireNonNull(inReturn).price), primary.what, primary.due);
            case TIME_CREDIT ->
                primary.price instanceof Price.Time estimate
                        ? new AgreementTerms.TimeCredit(estimate, primary.due)
                        : impossible("work is estimated in minutes");
            case PURCHASE ->
                new AgreementTerms.Purchase(
                        primary.measured(), Objects.requireNonNull(Objects.requireNonNull(inReturn).price));
        };
    }

    private static AgreementTerms impossible(String why) {
        throw new IllegalStateException(why);
    }

    private Measure measured() {
        return Objects.requireNonNull(quantity);
    }

    private static Promise inReturn(Mark mark, Price price, @Nullable Instant due) {
        return new Promise(Clause.RECIPROCAL, mark, null, price, "", null, null, due);
    }
}
