package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's paper as it counts now.
 *
 * @param uri null where ballots have no names
 * @param voter likewise, but to the voter themselves
 */
public record Ballot(
        long sequence,
        @Nullable String uri,
        @Nullable Identity voter,
        @Nullable String tracker,
        Choice choice,
        String reason,
        @Nullable Instant castAt,
        @Nullable String raw) {}
