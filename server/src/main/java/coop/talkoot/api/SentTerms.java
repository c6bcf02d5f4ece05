package coop.talkoot.api;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.Subject;
import coop.talkoot.exchange.Terms;
import coop.talkoot.http.SentFields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a body says of a listing beyond its words, before anything of it has been checked. */
record SentTerms(
        Purpose purpose,
        ExchangeKind kind,
        @Nullable SentQuantity quantity,
        String inReturn,
        String place,
        @Nullable SentSpot spot,
        @Nullable Instant due,
        @Nullable Instant openUntil,
        Supplier<Subject> subject) {
    record SentQuantity(String number, String unit) {}

    record SentSpot(BigDecimal latitude, BigDecimal longitude) {}

    static SentTerms of(SentFields sent) {
        return new SentTerms(
                sent.oneOf("purpose", Purpose.class),
                sent.oneOf("kind", ExchangeKind.class),
                quantity(sent),
                sent.text("inReturn", ""),
                sent.text("place", ""),
                spot(sent),
                sent.moment("due", null),
                sent.moment("openUntil", null),
                SentSubject.of(sent));
    }

    /** What is not sent stays as it is. */
    static SentTerms of(SentFields sent, Terms old) {
        return new SentTerms(
                sent.oneOf("purpose", Purpose.class, old.purpose()),
                sent.oneOf("kind", ExchangeKind.class, old.kind()),
                sent.has("quantity") ? quantity(sent) : sentBefore(old.quantity()),
                sent.text("inReturn", old.inReturn()),
                sent.text("place", old.place()),
                sent.has("spot") ? spot(sent) : sentBefore(old.spot()),
                sent.moment("due", old.due()),
                sent.moment("openUntil", old.openUntil()),
                sent.has("subject") ? SentSubject.of(sent) : old::subject);
    }

    Terms checked() {
        return new Terms(
                purpose,
                kind,
                quantity == null ? null : Quantity.of(quantity.number(), quantity.unit()),
                inReturn,
                place,
                spot == null ? null : new Spot(spot.latitude(), spot.longitude()),
                due,
                openUntil,
                subject.get());
    }

    private static @Nullable SentQuantity quantity(SentFields sent) {
        return sent.part("quantity")
                .map(part -> new SentQuantity(part.text("number"), part.text("unit")))
                .orElse(null);
    }

    private static @Nullable SentSpot spot(SentFields sent) {
        return sent.part("spot")
                .map(part -> new SentSpot(part.decimal("latitude"), part.decimal("longitude")))
                .orElse(null);
    }

    private static @Nullable SentQuantity sentBefore(@Nullable Quantity old) {
        return old == null ? null : new SentQuantity(old.number(), old.unit());
    }

    private static @Nullable SentSpot sentBefore(@Nullable Spot old) {
        return old == null ? null : new SentSpot(old.latitude(), old.longitude());
    }
}
