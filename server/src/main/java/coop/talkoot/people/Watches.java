package coop.talkoot.people;

import static coop.talkoot.schema.Tables.FOLLOW;

import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Of whom anybody wants to be told of every post: few, and each post that comes in is asked about. */
@Singleton
public final class Watches {
    private static final String TOPIC = "watches";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Signals signals;
    private final AtomicInteger changes = new AtomicInteger();
    /** Null until it is asked for, and again when somebody has changed it. */
    private volatile @Nullable Set<Long> watched;

    Watches(DSLContext sql, Transactions transactions, Signals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.signals = signals;
        signals.on(TOPIC, this::forget);
    }

    /** Whether anybody may watch the actor; what another process has just changed is known a moment later. */
    public boolean mayBeWatched(long actorId) {
        var known = watched;
        if (known == null) {
            var before = changes.get();
            known = transactions.read(() -> sql.selectDistinct(FOLLOW.FOLLOWEE_ID)
                    .from(FOLLOW)
                    .where(FOLLOW.NOTIFIES)
                    .fetchSet(FOLLOW.FOLLOWEE_ID));
            watched = known;
            // What was read before a change is not kept.
            if (before != changes.get()) {
                watched = null;
            }
        }
        return known.contains(actorId);
    }

    /** In the transaction that changes what a follower wants. */
    void changed() {
        signals.publish(TOPIC);
        transactions.afterCommit(this::forget);
    }

    private void forget() {
        changes.incrementAndGet();
        watched = null;
    }
}
