package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;

/**
 * An amount that has not moved, or must not be given away yet.
 *
 * @param agreementId what it is about
 * @param other the other side
 * @param amount in the unit's minor units, above zero; see {@link Reason} for what it does
 * @param isIncoming whether it would come to who looks; what is held is theirs already
 */
public record Pending(
        long agreementId, String title, Identity other, long amount, boolean isIncoming, Reason reason, Instant since) {
    /** Why it does not stand in the balance as it will. */
    public enum Reason {
        /** One side says so, and the other not yet. */
        UNCONFIRMED,
        /** Both say so; the ledgers of two instances are at it. */
        BOOKING,
        /** It is disputed: so much of the balance cannot be given away. */
        HELD
    }
}
