package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.EconomicEvent;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** Something that happened under an agreement; {@code confirmedAt} is null until the other side has said so too. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record EconomicEventView(
        String id,
        String uri,
        int number,
        String mark,
        IdentityView provider,
        IdentityView receiver,
        @Nullable Long quantity,
        @Nullable String unit,
        AgreementTermsView.@Nullable PriceView price,
        @Nullable Integer condition,
        @Nullable String due,
        String happenedAt,
        String recordedBy,
        @Nullable String confirmedAt,
        @Nullable String booking,
        @Nullable String entryId,
        @Nullable String correctsId,
        String note) {
    static EconomicEventView of(EconomicEvent event) {
        var quantity = event.quantity();
        var price = event.price();
        var condition = event.condition();
        var booking = event.booking();
        return new EconomicEventView(
                Long.toString(event.id()),
                event.uri(),
                event.number(),
                AgreementView.word(event.mark()),
                IdentityView.of(event.provider()),
                IdentityView.of(event.receiver()),
                quantity == null ? null : quantity.number(),
                quantity == null ? null : quantity.unit(),
                price == null ? null : AgreementTermsView.PriceView.of(price),
                condition == null ? null : condition.grade(),
                text(event.due()),
                event.happenedAt().toString(),
                AgreementView.word(event.recordedBy()),
                text(event.confirmedAt()),
                booking == null ? null : AgreementView.word(booking),
                text(event.entryId()),
                text(event.correctsId()),
                event.note());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
