package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one side promises in an agreement: the primary, or what is promised in return.
 *
 * @param provider who promises to give, work or pay
 * @param quantity of things; null for amounts
 * @param price of time, credit or money; null for things
 * @param what in words, where the listing does not say it
 * @param from when what is lent is handed over
 * @param satisfies the intent of the listing it answers; null without a listing
 */
public record Commitment(
        long id,
        String uri,
        long agreementId,
        Clause clause,
        EconomicEvent.Mark mark,
        Identity provider,
        Identity receiver,
        @Nullable Measure quantity,
        @Nullable Price price,
        String what,
        @Nullable Long resourceId,
        @Nullable Instant from,
        @Nullable Instant due,
        @Nullable String satisfies) {
    /** Which of the two. */
    public enum Clause {
        PRIMARY,
        RECIPROCAL
    }
}
