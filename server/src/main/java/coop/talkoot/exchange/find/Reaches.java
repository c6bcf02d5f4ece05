package coop.talkoot.exchange.find;

import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How far back some thousand listings reach: what is sought is looked for among these first, for most of it is there.
 * Asked of the database every few minutes; what came or went meanwhile makes a reach a little longer or shorter, and
 * nothing is missed by it.
 */
@Singleton
final class Reaches {
    /** Between one mark and the next. */
    static final int STEP = 4_000;

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final DSLContext sql;
    private final Transactions transactions;
    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile @Nullable Marks known;

    Reaches(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    private record Marks(long[] ids, long readAt) {}

    /** The id from which on there are one to two steps of listings up to that one; empty when there are not as many. */
    OptionalLong below(long id) {
        var marks = marks().ids();
        var found = Arrays.binarySearch(marks, id);
        var behind = (found < 0 ? -found - 1 : found) - 2;
        return behind < 0 ? OptionalLong.empty() : OptionalLong.of(marks[behind]);
    }

    private Marks marks() {
        var marks = known;
        if (marks == null) {
            marks = refreshed();
        } else if (isOld(marks) && isReading.compareAndSet(false, true)) {
            try {
                marks = refreshed();
            } finally {
                isReading.set(false);
            }
        }
        return marks;
    }

    private Marks refreshed() {
        var marks = new Marks(read(), System.nanoTime());
        known = marks;
        return marks;
    }

    private static boolean isOld(Marks marks) {
        return System.nanoTime() - marks.readAt() > FRESH.toNanos();
    }

    /** Counted from the oldest: so marks stay where they are as listings come. */
    private long[] read() {
        return transactions.read(() -> sql.fetch("""
            select listing_id from (select listing_id, row_number() over (order by listing_id) place from catalogue_entry) counted
            where place % {0} = 0 order by listing_id\
            """, DSL.inline(STEP)).stream()
                .mapToLong(row -> row.get(0, Long.class))
                .toArray());
    }
}
