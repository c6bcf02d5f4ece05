package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.exchange.Spot;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a listing says beyond its words. Numbers are exact and travel as texts. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TermsView(
        String purpose,
        String kind,
        @Nullable QuantityView quantity,
        String inReturn,
        String place,
        @Nullable SpotView spot,
        @Nullable String due,
        @Nullable String openUntil,
        boolean isOpen,
        String state,
        SubjectView subject,
        @Nullable String thingId,
        @Nullable CategoryView category) {
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record QuantityView(String number, String unit) {
        static @Nullable QuantityView of(@Nullable Quantity quantity) {
            return quantity == null ? null : new QuantityView(quantity.number(), quantity.unit());
        }
    }

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record SpotView(String latitude, String longitude) {
        static @Nullable SpotView of(@Nullable Spot spot) {
            return spot == null
                    ? null
                    : new SpotView(
                            spot.latitude().toPlainString(), spot.longitude().toPlainString());
        }
    }

    static TermsView of(Listing listing, Instant now) {
        var terms = listing.terms();
        return new TermsView(
                terms.purpose().name().toLowerCase(Locale.ROOT),
                terms.kind().name().toLowerCase(Locale.ROOT),
                QuantityView.of(terms.quantity()),
                terms.inReturn(),
                terms.place(),
                SpotView.of(terms.spot()),
                terms.due() == null ? null : terms.due().toString(),
                terms.openUntil() == null ? null : terms.openUntil().toString(),
                listing.isOpenAt(now),
                listing.state().name().toLowerCase(Locale.ROOT),
                SubjectView.of(terms.subject()),
                listing.resourceId() == null ? null : listing.resourceId().toString(),
                CategoryView.orNull(listing.category()));
    }
}
