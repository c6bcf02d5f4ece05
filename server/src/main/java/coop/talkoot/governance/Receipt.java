package coop.talkoot.governance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the group's server answers to a ballot. */
public sealed interface Receipt {
    /**
     * It counts unless another follows before the close.
     *
     * @param sequence the place of the ballot in the group's ledger
     * @param tracker under which the voter finds it in the count, where it stands without a name
     * @param at by the group's clock, the only one that matters
     */
    record Accepted(
            long decisionId, long sequence, @Nullable String tracker, Instant at) implements Receipt {}

    /**
     * It does not count.
     *
     * @param field of the ballot that is wrong, where that is why
     */
    record Refused(long decisionId, Why why, @Nullable String field, String sentence, Instant at) implements Receipt {}

    /** Why a ballot does not count. */
    enum Why {
        LATE,
        NOT_ON_THE_ROLL,
        /** The vote was taken back. */
        CLOSED,
        INVALID
    }
}
