package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.ledger.LimitPolicy;
import coop.talkoot.ledger.Limits;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** How far an account may go: fixed, or growing with payments from limit to hardLimit. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LimitsView(
        String policy,
        long limit,
        @Nullable Long hardLimit,
        @Nullable Long maxBalance) {
    static LimitsView of(Limits limits) {
        return switch (limits.policy()) {
            case LimitPolicy.Fixed fixed -> new LimitsView("fixed", fixed.limit(), null, limits.maxBalance());
            case LimitPolicy.OnPayment onPayment ->
                new LimitsView("on_payment", onPayment.initial(), onPayment.hard(), limits.maxBalance());
        };
    }
}
