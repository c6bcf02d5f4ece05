package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dispute about an agreement, as its two sides, its mediator and its panel see it.
 *
 * @param offered the remedy one side would settle for; null when none is on the table
 * @param offeredBy that side
 * @param seed what the panel was drawn by; null until then
 * @param words all that was said, from the claim on
 */
public record Dispute(
        long id,
        Agreement agreement,
        Side claimant,
        boolean isLoss,
        DisputeState state,
        @Nullable Remedy offered,
        @Nullable Side offeredBy,
        @Nullable String seed,
        @Nullable Long holdId,
        List<Word> words) {
    /** What was done, and said with it. */
    public record Word(long id, @Nullable Identity by, Deed deed, Evidence evidence, Instant at) {}

    /** What can be done in a dispute. */
    public enum Deed {
        CLAIM,
        ANSWER,
        NAME_MEDIATOR,
        ACCEPT_MEDIATOR,
        OFFER,
        ACCEPT_OFFER,
        CALL_PANEL,
        VOTE,
        APPEAL,
        DECIDE,
        WITHDRAW,
        /** Somebody who was drawn does not wish to say anything; the next in the order of the lot is asked. */
        DECLINE,
        LAPSE,
        /** It stands as the instance where it is kept says. */
        STANDS
    }

    public Dispute {
        words = List.copyOf(words);
    }
}
