package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something happened under an agreement. One side says so; it counts once the other has said so too.
 *
 * @param number within its agreement, from 1
 * @param provider who gave, worked or paid: not always the provider of the agreement
 * @param quantity of things; null for amounts
 * @param price of time, credit or money; null for things
 * @param condition of what was lent, when it went and when it came back
 * @param due when it is to be back
 * @param recordedBy whose word it is
 * @param confirmedAt when the other side, or its silence, said so too
 * @param booking how the ledger took it; null where none is asked
 * @param entryId the line of the ledger, where it is one of this instance
 * @param correctsId the earlier word of the same side that this one takes the place of
 */
public record EconomicEvent(
        long id,
        String uri,
        long agreementId,
        int number,
        Mark mark,
        Identity provider,
        Identity receiver,
        @Nullable Measure quantity,
        @Nullable Price price,
        @Nullable Condition condition,
        @Nullable Instant due,
        Instant happenedAt,
        Side recordedBy,
        @Nullable Instant confirmedAt,
        @Nullable Booking booking,
        @Nullable Long entryId,
        @Nullable Long correctsId,
        String note) {
    /** What happened. */
    public enum Mark {
        LOAN,
        LOAN_RETURN,
        GIFT,
        EXCHANGE,
        PAYMENT,
        TIME_CREDIT,
        PURCHASE,
        /** What was paid is given back. */
        REFUND
    }

    /** Whether the ledger has it. */
    public enum Booking {
        DUE,
        BOOKED,
        REFUSED
    }
}
