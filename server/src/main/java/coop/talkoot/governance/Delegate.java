package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A term for which a group sends somebody to a federation, to vote there where delegates do.
 *
 * @param mandate uri of the child's decision
 * @param until the end of the term; from then on they are out of office, whatever else is known
 * @param ending null as long as nothing ended it; its day may have come all the same
 */
public record Delegate(
        long id,
        Identity child,
        Identity parent,
        Identity person,
        String mandate,
        Instant since,
        Instant until,
        @Nullable Ending ending) {
    /** Why a term ended. */
    public enum Why {
        /** The group has elected anew. */
        REPLACED,
        /** By a decision of the group. */
        RECALLED,
        /** By their own word. */
        RESIGNED,
        /** They belong to the group no more. */
        LEFT,
        /** The federation, which is elsewhere, did not take them. */
        REFUSED,
        /** It did not: its day came, which is written down when the group sends others. */
        EXPIRED
    }

    /** @param mandate uri of the child's decision behind it; null where there is none */
    public record Ending(Instant at, Why why, @Nullable String mandate) {}

    /** Whether the term runs at that moment; whether the child belongs to the parent is another matter. */
    public boolean servesAt(Instant at) {
        return !at.isBefore(since) && at.isBefore(until) && (ending == null || at.isBefore(ending.at()));
    }
}
