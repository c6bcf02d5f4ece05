package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.ledger.LimitPolicy;
import coop.talkoot.ledger.Limits;
import java.util.function.Supplier;

/** Limits as a body has them, checked once the body is known to be whole. */
final class SentLimits {
    /** How a limit comes about, in the words of the API. */
    enum Policy {
        FIXED,
        ON_PAYMENT
    }

    private SentLimits() {}

    static Supplier<Limits> of(SentFields sent) {
        var policy = sent.oneOf("policy", Policy.class, Policy.FIXED);
        var limit = sent.requiredAmount("limit");
        var hard = policy == Policy.ON_PAYMENT ? sent.requiredAmount("hardLimit") : 0;
        var most = sent.amount("maxBalance");
        return () -> new Limits(
                switch (policy) {
                    case FIXED -> new LimitPolicy.Fixed(limit);
                    case ON_PAYMENT -> new LimitPolicy.OnPayment(limit, hard);
                },
                most.orElse(null));
    }
}
