package coop.talkoot.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a unit's journal: written once, never changed.
 *
 * @param seq its number in the unit's journal, without gaps
 * @param key what made a repetition of it harmless, if anything did
 * @param reversesId the entry it takes back
 * @param previousHash of the entry before, zeros for the first; 64 digits of hex
 * @param hash of that and of what this entry says: see {@link Chain}
 */
public record Entry(
        long id,
        long unitId,
        long seq,
        Kind kind,
        String memo,
        List<Posting> postings,
        long byId,
        @Nullable String key,
        @Nullable Long reversesId,
        Instant createdAt,
        String previousHash,
        String hash) {
    /** What moved the amounts. */
    public enum Kind {
        TRANSFER,
        REVERSAL,
        /** What was promised moves: time that came from another co-op, or goes there. */
        SETTLED,
        /** What was left on an account that ended, moved to the commons. */
        CLOSING;

        /** What a posting adds to all that was received: payments count, and their reversal counts back. */
        long countsAsReceived(long amount) {
            return switch (this) {
                case TRANSFER, SETTLED -> Math.max(0, amount);
                case REVERSAL -> Math.min(0, amount);
                case CLOSING -> 0;
            };
        }
    }

    public Entry {
        postings = List.copyOf(postings);
    }

    Entry sealedBy(String hash) {
        return new Entry(id, unitId, seq, kind, memo, postings, byId, key, reversesId, createdAt, previousHash, hash);
    }

    /** Whether this is what {@code wanted} would have made: a repetition, not another entry under a used key. */
    boolean isOf(NewEntry wanted) {
        return kind == wanted.kind()
                && memo.equals(wanted.memo())
                && Objects.equals(reversesId, wanted.reversesId())
                && postings.stream()
                        .map(posting -> new NewEntry.Line(posting.accountId(), posting.amount()))
                        .collect(Collectors.toSet())
                        .equals(Set.copyOf(wanted.lines()));
    }
}
