package coop.talkoot.ledger.clearing;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time on its way over a line, as it stands on this side.
 *
 * @param isSent a member here pays, and this side decides; else a member here is paid
 * @param reason why it came to nothing
 * @param place in the chain of its direction, once committed
 * @param told the place that the paying side says it has, until it is booked here too
 * @param entryId in our journal
 */
public record ClearingTransfer(
        long id,
        long lineId,
        boolean isSent,
        Identity member,
        Terms terms,
        State state,
        @Nullable String reason,
        Mirror.@Nullable End place,
        Mirror.@Nullable End told,
        @Nullable Long entryId,
        int tries,
        Instant createdAt,
        @Nullable Instant settledAt) {
    /** How far it has come; the first two may still change. */
    public enum State {
        PROPOSED,
        VALIDATED,
        COMMITTED,
        EXPIRED,
        REJECTED;

        public boolean isFinal() {
            return this != PROPOSED && this != VALIDATED;
        }
    }

    /**
     * What both sides know of it and never changes.
     *
     * @param uri its name, of the paying side's making
     * @param about the agreement that it is for, if it is for one
     * @param reservedUntil from then on the paying side commits it no more
     */
    public record Terms(
            String uri,
            String payer,
            String payee,
            long minutes,
            String memo,
            @Nullable String about,
            Instant reservedUntil) {}
}
