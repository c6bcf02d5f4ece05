package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.agreement.Owing;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What the end of a dispute makes one side owe the other; {@code reason} says why it could not be given the last time. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record OwingView(
        String agreementId,
        String eventId,
        IdentityView from,
        IdentityView to,
        AgreementTermsView.PriceView price,
        boolean isBack,
        String stage,
        @Nullable String reason) {
    static OwingView of(Owing owing) {
        return new OwingView(
                Long.toString(owing.agreement().id()),
                Long.toString(owing.event().id()),
                IdentityView.of(owing.from()),
                IdentityView.of(owing.to()),
                AgreementTermsView.PriceView.of(owing.price()),
                owing.isBack(),
                AgreementView.word(owing.stage()),
                owing.reason());
    }
}
