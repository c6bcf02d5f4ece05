package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place on a frozen roll.
 *
 * @param weight in thousandths of a vote
 * @param leftAt when they left or were removed while it was open
 */
public record RollEntry(
        Identity voter,
        long weight,
        String keyFingerprint,
        @Nullable Instant leftAt) {}
