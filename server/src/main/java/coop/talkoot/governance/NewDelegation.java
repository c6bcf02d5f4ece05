package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import java.time.Instant;

/** A delegation to be made; it takes the place of one of the same scope. */
public record NewDelegation(
        Identity principal,
        Identity delegate,
        Identity group,
        DelegationScope scope,
        Instant from,
        Instant until,
        boolean acceptsCap,
        boolean showsName,
        Origin origin) {
    public NewDelegation {
        if (principal.id() == delegate.id()) {
            throw Refused.invalid("delegate", "One votes for oneself by voting.");
        }
        if (!until.isAfter(from)) {
            throw Refused.invalid("until", "A delegation ends after it began.");
        }
    }
}
