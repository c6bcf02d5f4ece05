package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Somebody takes a step.
 *
 * @param origin Remote with the name of what came: the event, or the activity where it is none
 * @param key the same key of the same person takes one step; null for none
 * @param version of the agreement they saw; null to take it whatever happened meanwhile
 */
public record NewStep(
        long agreementId,
        Identity by,
        Step.OfParty step,
        Origin origin,
        @Nullable String key,
        @Nullable Integer version) {
    public static NewStep of(Agreement agreement, Identity by, Step.OfParty step) {
        return new NewStep(agreement.id(), by, step, Origin.LOCAL, null, null);
    }
}
