package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.AgreementTerms;
import coop.talkoot.exchange.agreement.Measure;
import coop.talkoot.exchange.agreement.Price;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What two agree on; what its kind does not know is null. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AgreementTermsView(
        @Nullable Long quantity,
        @Nullable String unit,
        @Nullable String from,
        @Nullable String until,
        @Nullable String due,
        @Nullable PriceView price,
        @Nullable String reason,
        @Nullable String counter,
        @Nullable Long counterQuantity,
        @Nullable String counterUnit,
        @Nullable String counterResourceId) {
    /** Minutes of a unit, or of none between instances; minor units of a credit, or of a currency. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PriceView(
            String kind,
            long amount,
            @Nullable String unitId,
            @Nullable String currency) {
        static PriceView of(Price price) {
            return switch (price) {
                case Price.Time time -> new PriceView("time", time.amount(), text(time.unitId()), null);
                case Price.Credit credit -> new PriceView("credit", credit.amount(), text(credit.unitId()), null);
                case Price.Money money -> new PriceView("money", money.amount(), null, money.currency());
            };
        }
    }

    static AgreementTermsView of(AgreementTerms terms) {
        return switch (terms) {
            case AgreementTerms.Loan loan ->
                of(
                        loan.quantity(),
                        loan.from(),
                        loan.until(),
                        null,
                        loan.fee() == null ? null : PriceView.of(loan.fee()),
                        null);
            case AgreementTerms.Gift gift -> of(gift.quantity(), null, null, gift.due(), null, null);
            case AgreementTerms.Exchange exchange ->
                new AgreementTermsView(
                        exchange.quantity().number(),
                        exchange.quantity().unit(),
                        null,
                        null,
                        text(exchange.due()),
                        null,
                        null,
                        exchange.counter(),
                        exchange.counterQuantity().number(),
                        exchange.counterQuantity().unit(),
                        text(exchange.counterResourceId()));
            case AgreementTerms.Payment payment ->
                of(null, null, null, payment.due(), PriceView.of(payment.price()), payment.reason());
            case AgreementTerms.TimeCredit work ->
                of(null, null, null, work.due(), PriceView.of(work.estimate()), null);
            case AgreementTerms.Purchase purchase ->
                of(purchase.quantity(), null, null, null, PriceView.of(purchase.price()), null);
        };
    }

    private static AgreementTermsView of(
            @Nullable Measure quantity,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant due,
            @Nullable PriceView price,
            @Nullable String reason) {
        return new AgreementTermsView(
                quantity == null ? null : quantity.number(),
                quantity == null ? null : quantity.unit(),
                text(from),
                text(until),
                text(due),
                price,
                reason,
                null,
                null,
                null,
                null);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
