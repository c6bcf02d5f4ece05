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
 * @param conditions what it takes beyond what the charter asks
 * @param federal how it is put to member groups, where there are such
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
        @Nullable Instant implementBy,
        Conditions conditions,
        FederalOpening federal) {
    /**
     * What may be asked of a single vote beyond the charter; what is null is as the charter has it.
     *
     * @param quorumPercent of the roll; never less than the charter asks
     * @param minimumVoters likewise
     * @param closesEarly once nothing that may still come can change the outcome
     * @param ballotsAreFinal whether a ballot cannot be changed once it is cast
     */
    public record Conditions(
            @Nullable Integer quorumPercent,
            @Nullable Integer minimumVoters,
            @Nullable Boolean closesEarly,
            boolean ballotsAreFinal) {
        public static final Conditions USUAL = new Conditions(null, null, null, false);
    }

    /** On no more conditions than the charter's. */
    public Opening(
            @Nullable Occasion occasion,
            @Nullable VotingMethod method,
            @Nullable Duration window,
            @Nullable Secrecy secrecy,
            @Nullable Boolean hidesResults,
            @Nullable String statusQuo,
            boolean allowsDelegation,
            boolean isQuestion,
            @Nullable Instant implementBy) {
        this(
                occasion,
                method,
                window,
                secrecy,
                hidesResults,
                statusQuo,
                allowsDelegation,
                isQuestion,
                implementBy,
                Conditions.USUAL);
    }

    /** As the charter has it for member groups. */
    public Opening(
            @Nullable Occasion occasion,
            @Nullable VotingMethod method,
            @Nullable Duration window,
            @Nullable Secrecy secrecy,
            @Nullable Boolean hidesResults,
            @Nullable String statusQuo,
            boolean allowsDelegation,
            boolean isQuestion,
            @Nullable Instant implementBy,
            Conditions conditions) {
        this(
                occasion,
                method,
                window,
                secrecy,
                hidesResults,
                statusQuo,
                allowsDelegation,
                isQuestion,
                implementBy,
                conditions,
                FederalOpening.USUAL);
    }

    public Opening with(FederalOpening other) {
        return new Opening(
                occasion,
                method,
                window,
                secrecy,
                hidesResults,
                statusQuo,
                allowsDelegation,
                isQuestion,
                implementBy,
                conditions,
                other);
    }

    /** As delegates vote: in the open, and nobody for another. */
    Opening inCouncil() {
        return new Opening(
                occasion,
                method,
                window,
                Secrecy.OPEN,
                hidesResults,
                statusQuo,
                false,
                isQuestion,
                implementBy,
                conditions,
                federal);
    }

    /** All as the charter usually has it. */
    public static final Opening USUAL = new Opening(null, null, null, null, null, null, true, false, null);
}
