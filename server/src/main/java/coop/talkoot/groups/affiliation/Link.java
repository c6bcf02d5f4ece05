package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thread of a tree of groups, wherever the two live.
 *
 * @param isAgreed whether both say so; one that only one of them tells is no link, and nothing follows from it
 * @param endsAt when it is over; null without notice
 */
public record Link(
        Identity parent,
        Identity child,
        boolean isAgreed,
        @Nullable Instant endsAt) {}
