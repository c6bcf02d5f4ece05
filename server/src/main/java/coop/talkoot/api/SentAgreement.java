package coop.talkoot.api;

import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Condition;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.Measure;
import coop.talkoot.exchange.agreement.Price;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.http.SentFields;
import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What bodies say of terms and steps; to be made what they are once all fields were found to be right. */
final class SentAgreement {
    private static final int MOST = 1_000_000_000;

    private SentAgreement() {}

    static Supplier<AgreementTerms> terms(AgreementKind kind, SentFields sent) {
        return switch (kind) {
            case LOAN -> {
                var quantity = measure(sent, "quantity", "unit");
                var from = required(sent, "from");
                var until = required(sent, "until");
                var fee = price(sent, "price");
                yield () -> new AgreementTerms.Loan(
                        quantity.get(),
                        from.get(),
                        until.get(),
                        fee.map(Supplier::get).orElse(null));
            }
            case GIFT -> {
                var quantity = measure(sent, "quantity", "unit");
                var due = sent.moment("due", null);
                yield () -> new AgreementTerms.Gift(quantity.get(), due);
            }
            case EXCHANGE -> {
                var quantity = measure(sent, "quantity", "unit");
                var counter = sent.text("counter");
                var counterQuantity = measure(sent, "counterQuantity", "counterUnit");
                var resource = sent.id("counterResource").orElse(null);
                var due = sent.moment("due", null);
                yield () -> new AgreementTerms.Exchange(quantity.get(), counter, counterQuantity.get(), resource, due);
            }
            case PAYMENT -> {
                var price = price(sent, "price");
                var reason = sent.text("reason", "");
                var due = sent.moment("due", null);
                yield () -> new AgreementTerms.Payment(must(price), reason, due);
            }
            case TIME_CREDIT -> {
                var price = price(sent, "price");
                var due = sent.moment("due", null);
                yield () -> must(price) instanceof Price.Time time
                        ? new AgreementTerms.TimeCredit(time, due)
                        : refuse("price", "Work is estimated in minutes.");
            }
            case PURCHASE -> {
                var quantity = measure(sent, "quantity", "unit");
                var price = price(sent, "price");
                yield () -> new AgreementTerms.Purchase(quantity.get(), must(price));
            }
        };
    }

    private static AgreementTerms refuse(String field, String sentence) {
        throw Refused.invalid(field, sentence);
    }

    private static Price must(Optional<Supplier<Price>> price) {
        return price.orElseThrow(() -> Refused.invalid("price", "Say how much it is."))
                .get();
    }

    private static Supplier<Measure> measure(SentFields sent, String number, String unit) {
        var quantity = sent.whole(number, 1, MOST);
        var word = sent.text(unit, Measure.PIECE);
        return () -> new Measure(quantity, word);
    }

    private static Supplier<Instant> required(SentFields sent, String field) {
        @Nullable Instant moment = sent.moment(field, null);
        return () -> {
            if (moment == null) {
                throw Refused.invalid(field, "Say when, such as 2030-05-01T12:00:00+02:00.");
            }
            return moment;
        };
    }

    /** Minutes, or an amount of a unit, or of a currency. */
    private static Optional<Supplier<Price>> price(SentFields sent, String field) {
        return sent.part(field).map(part -> {
            var minutes = part.amount("minutes");
            var amount = part.amount("amount");
            var unit = part.id("unit");
            var currency = part.text("currency", "");
            return () -> price(field, minutes, amount, unit, currency);
        });
    }

    private static Price price(
            String field, Optional<Long> minutes, Optional<Long> amount, Optional<Long> unit, String currency) {
        if (minutes.isPresent() && amount.isEmpty() && currency.isEmpty()) {
            return new Price.Time(minutes.get(), unit.orElse(null));
        }
        if (amount.isPresent() && minutes.isEmpty() && unit.isPresent() && currency.isEmpty()) {
            return new Price.Credit(amount.get(), unit.get());
        }
        if (amount.isPresent() && minutes.isEmpty() && unit.isEmpty() && !currency.isEmpty()) {
            return new Price.Money(amount.get(), currency);
        }
        throw Refused.invalid(field, "Send minutes, or an amount and a unit, or an amount and a currency.");
    }

    static Supplier<Evidence> evidence(SentFields sent) {
        var words = sent.text("words", "");
        var files = sent.texts("files", List.of());
        return () -> new Evidence(
                words,
                files.stream()
                        .map(file -> SentFields.readId(file)
                                .orElseThrow(() -> Refused.invalid("files", "These are ids of files.")))
                        .toList());
    }

    static Supplier<Step.OfParty> step(Step.Name name, AgreementKind kind, SentFields sent) {
        var evidence = evidence(sent);
        return switch (name) {
            case SUGGEST -> {
                var terms = sent.part("terms").map(part -> terms(kind, part));
                yield () -> new Step.Suggest(
                        terms.orElseThrow(() -> Refused.invalid("terms", "Say which terms instead."))
                                .get(),
                        evidence.get());
            }
            case ACCEPT -> () -> new Step.Accept(evidence.get());
            case DECLINE -> () -> new Step.Decline(evidence.get());
            case CALL_OFF -> () -> new Step.CallOff(evidence.get());
            case ALLOCATE -> Step.Allocate::new;
            case HOLD -> Step.Hold::new;
            case HAND_OVER -> {
                var condition = sent.has("condition") ? sent.whole("condition", 1, Condition.BEST) : 0;
                var at = sent.moment("at", null);
                yield () -> new Step.HandOver(condition == 0 ? null : new Condition(condition), at, evidence.get());
            }
            case EXTEND -> {
                var until = required(sent, "until");
                yield () -> new Step.Extend(until.get());
            }
            case CLAIM_RETURN -> () -> new Step.ClaimReturn(evidence.get());
            case CONFIRM_RETURN -> {
                var condition = sent.has("condition") ? sent.whole("condition", 1, Condition.BEST) : 0;
                yield () -> new Step.ConfirmReturn(new Condition(condition), evidence.get());
            }
            case CLAIM_WORK -> {
                var minutes = sent.requiredAmount("minutes");
                yield () -> new Step.ClaimWork(minutes, evidence.get());
            }
            case CONFIRM -> Step.Confirm::new;
            case PAY -> () -> new Step.Pay(evidence.get());
            case MAKE_READY -> () -> new Step.MakeReady(evidence.get());
            case PICK_UP -> Step.PickUp::new;
            case REFUND -> () -> new Step.Refund(evidence.get());
            case DISPUTE -> {
                var isLoss = sent.yes("isLoss", false);
                yield () -> new Step.Dispute(isLoss, evidence.get());
            }
            case PROPOSE, LAPSE, BOOKED, BOOKING_REFUSED, SETTLE, NOT_TAKEN ->
                throw Refused.invalid("step", "This is no step that a side takes.");
        };
    }
}
