package coop.talkoot.vocab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one side promises the other: half of an agreement (FEP-0837).
 *
 * @param satisfies the intent of the listing that it answers
 * @param period from when, and until when
 * @param words what it is, where no listing says that (a term of ours; plain text)
 */
public record VfCommitment(
        @Nullable String id,
        @Nullable String action,
        VfIntent.Parties parties,
        @Nullable String satisfies,
        VfGoods goods,
        Period period,
        @Nullable String words) {
    public VfCommitment(
            @Nullable String id,
            @Nullable String action,
            VfIntent.Parties parties,
            @Nullable String satisfies,
            VfGoods goods,
            Period period) {
        this(id, action, parties, satisfies, goods, period, null);
    }

    /** When it begins, where that is said, and by when it must be done or given back. */
    public record Period(@Nullable Instant from, @Nullable Instant due) {
        public static Period unsaid() {
            return new Period(null, null);
        }
    }
}
