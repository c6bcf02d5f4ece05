package coop.talkoot.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;

/**
 * Row ids: 64 bits that sort by time. 48 bits are milliseconds since 1970 (as in Mastodon's ids, which clients
 * compare), 6 bits tell this process from others on the database, 10 bits count within the millisecond.
 */
@Singleton
public final class Ids {
    private static final int SEQUENCE_BITS = 10;
    private static final int NODE_BITS = 6;
    private static final int TIME_SHIFT = SEQUENCE_BITS + NODE_BITS;

    private final Clock clock;
    private final IntSupplier node;
    /** Milliseconds and sequence, without the node: one counter, so it never stands still or goes back. */
    private final AtomicLong last = new AtomicLong();

    @Inject
    Ids(Clock clock, Nodes nodes) {
        this(clock, nodes::number);
    }

    Ids(Clock clock, IntSupplier node) {
        this.clock = clock;
        this.node = node;
    }

    /** A new id, larger than every earlier one of this process even when the clock is set back. */
    public long next() {
        var now = clock.millis() << SEQUENCE_BITS;
        var step = last.updateAndGet(before -> Math.max(now, before + 1));
        var sequence = step & ((1L << SEQUENCE_BITS) - 1);
        return (step >>> SEQUENCE_BITS) << TIME_SHIFT | (long) node.getAsInt() << SEQUENCE_BITS | sequence;
    }

    /** The smallest id that can have been made at that moment. */
    public static long earliestAt(Instant moment) {
        return moment.toEpochMilli() << TIME_SHIFT;
    }

    /** When the id was made, to the millisecond. */
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli(id >>> TIME_SHIFT);
    }
}
