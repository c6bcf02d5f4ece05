package coop.talkoot.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which movements of an account are asked for; null asks for all.
 *
 * @param from not earlier
 * @param until not later
 * @param words somewhere in what it was for, whatever the case
 */
public record StatementFilter(
        @Nullable Direction direction,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String words) {
    public static final StatementFilter ALL = new StatementFilter(null, null, null, null);

    /** IN was received, OUT was given. */
    public enum Direction {
        IN,
        OUT
    }

    public boolean isForAll() {
        return equals(ALL);
    }
}
