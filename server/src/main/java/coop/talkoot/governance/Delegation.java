package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody votes for somebody else.
 *
 * @param acceptsCap the principal knows that it may come to nothing where too many trust the same person
 * @param showsName whether the principal would let the delegate know who they are
 */
public record Delegation(
        long id,
        String uri,
        Identity group,
        Identity principal,
        Identity delegate,
        DelegationScope scope,
        boolean acceptsCap,
        boolean showsName,
        Instant from,
        Instant until,
        @Nullable Instant endedAt,
        Instant createdAt) {
    public boolean holdsAt(Instant now) {
        return endedAt == null && !now.isBefore(from) && now.isBefore(until);
    }
}
