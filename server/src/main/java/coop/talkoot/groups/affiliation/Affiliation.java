package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One period of a group's belonging to another one; who comes again begins another. Both may be of any instance, but one
 * of them is of this one.
 *
 * @param uri name of the relationship, on the parent's host
 * @param state as of the moment it was read: a notice that has run out reads as what it came to
 * @param joinUri name of the Join that asked
 * @param joinMandate uri of the child's decision that had it ask
 * @param admitMandate uri of the parent's decision to say yes; null where a coordinator did, or nobody yet
 * @param admittedBy who said yes here; null where a vote or another server did
 * @param since when the parent said yes, or the one that moved came; null as long as it has not
 * @param countsSince from which day on it has belonged, where one of the two was somewhere else then; null where none was
 * @param noticePeriod the parent's, as it was when the period began: later it can become shorter for this one, not longer
 * @param notice null unless one of them has said that it ends
 * @param endedAt when it was over; null until it is
 * @param because what the refusing or expelling side gave as its reason; may be empty
 */
public record Affiliation(
        long id,
        String uri,
        Identity child,
        Identity parent,
        State state,
        String joinUri,
        String joinMandate,
        Instant askedAt,
        @Nullable String admitMandate,
        @Nullable Identity admittedBy,
        @Nullable Instant since,
        @Nullable Instant countsSince,
        Duration noticePeriod,
        @Nullable Notice notice,
        @Nullable Instant endedAt,
        String because) {
    /**
     * NOTICE is still a member's state: see {@link #mayVote}. EXPELLED is EXITED by the parent's decision. MOVED: one of the
     * two has another address now, and goes on under that one.
     */
    public enum State {
        ASKED,
        MEMBER,
        NOTICE,
        EXITED,
        EXPELLED,
        REFUSED,
        WITHDRAWN,
        MOVED;

        /** Those in which two groups have something open between them. */
        static final List<State> CURRENT = List.of(ASKED, MEMBER, NOTICE);
    }

    /**
     * That it ends.
     *
     * @param uri name of the Leave or Remove; null for what was never told, as where the other side is gone
     * @param mandate uri of the decision behind it: the child's, or the parent's where {@code isByParent}
     * @param effectiveAt from this instant on it is over
     */
    public record Notice(
            @Nullable String uri, @Nullable String mandate, boolean isByParent, Instant givenAt, Instant effectiveAt) {}

    /** Whether the child belonged to the parent at that moment, in notice or not. */
    public boolean holdsAt(Instant at) {
        return since != null && !at.isBefore(since) && (notice == null || at.isBefore(notice.effectiveAt()));
    }

    /** Whether notice had been given by then, and it was not yet over. */
    public boolean isInNoticeAt(Instant at) {
        return notice != null && holdsAt(at) && !at.isBefore(notice.givenAt());
    }

    /**
     * Whether the child votes on what the parent puts to the vote at that moment: in notice it keeps its votes on what was
     * open before, and has none on what comes later, unless that is about its going (B14).
     */
    public boolean mayVote(Instant opensAt, boolean concernsItsExit) {
        return holdsAt(opensAt) && (concernsItsExit || !isInNoticeAt(opensAt));
    }

    /** From which day on the child has belonged, under whatever address; null as long as it does not. */
    public @Nullable Instant memberSince() {
        return countsSince == null ? since : countsSince;
    }

    /** The child, or {@code target} where that is {@code old}. */
    Identity child(Identity old, Identity target) {
        return child.id() == old.id() ? target : child;
    }

    /** The parent, or {@code target} where that is {@code old}. */
    Identity parent(Identity old, Identity target) {
        return parent.id() == old.id() ? target : parent;
    }

    /** The one of the two that is not this one. */
    public Identity other(long groupId) {
        return child.id() == groupId ? parent : child;
    }
}
