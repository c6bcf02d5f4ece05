package coop.talkoot.governance;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a motion is put to the vote; what is null is as the charter usually has it.
 *
 * @param occasion only SET_ASIDE and OVERRIDE are chosen; the others follow from what was before
 * @param statusQuo words of an option that changes nothing, beside those of the motion
 * @param isQuestion also to be answered in Mastodon's programs, like any poll
 * @param implementBy when it is to be done, if it passes
 */
public record Opening(
        @Nullable Occasion occasion,
        @Nullable VotingMethod method,
        @Nullable Duration window,
        @Nullable Secrecy secrecy,
        @Nullable Boolean hidesResults,
        @Nullable String statusQuo,
        boolean allowsDelegation,
        boolean isQuestion,
        @Nullable Instant implementBy) {
    /** All as the charter usually has it. */
    public static final Opening USUAL = new Opening(null, null, null, null, null, null, true, false, null);
}
