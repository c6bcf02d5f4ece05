package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.notices.PushSubscription;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;

/** Where a browser or program of the viewer's is told of notices, and of which. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record PushSubscriptionView(String id, String endpoint, List<String> alerts, String policy) {
    static PushSubscriptionView of(PushSubscription subscription) {
        return new PushSubscriptionView(
                Long.toString(subscription.id()),
                subscription.endpoint(),
                subscription.alerts(),
                subscription.policy().name().toLowerCase(Locale.ROOT));
    }
}
