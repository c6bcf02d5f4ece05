package coop.talkoot.exchange.sheet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A long table that is published piece by piece, as far as that has come.
 *
 * @param rows how many the table has
 * @param done how many of them it has come to, those that could not be published too
 * @param made how many are published
 * @param known how many had been before
 * @param faults how many could not be
 * @param endedAt null while it goes on
 */
public record SheetImport(
        long id,
        long authorId,
        long groupId,
        int rows,
        int done,
        int made,
        int known,
        int faults,
        Instant createdAt,
        @Nullable Instant endedAt) {
    public boolean isOver() {
        return endedAt != null;
    }
}
