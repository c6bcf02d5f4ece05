package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.PUSH_SUBSCRIPTION;

import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Who may have a browser or app that is to be woken: few, and each notice that is written is asked about. */
@Singleton
final class Subscribers {
    private static final String TOPIC = "subscribers";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Signals signals;
    private final AtomicInteger changes = new AtomicInteger();
    /** Null until it is asked for, and again when somebody came to be one. */
    private volatile @Nullable Set<Long> known;

    Subscribers(DSLContext sql, Transactions transactions, Signals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.signals = signals;
        signals.on(TOPIC, this::forget);
    }

    /** Whether any of these may be one; who became one at another process is known a moment later. */
    boolean areAmong(Collection<Long> people) {
        var subscribers = known;
        if (subscribers == null) {
            var before = changes.get();
            subscribers = transactions.read(() -> sql.selectDistinct(PUSH_SUBSCRIPTION.PERSON_ID)
                    .from(PUSH_SUBSCRIPTION)
                    .fetchSet(PUSH_SUBSCRIPTION.PERSON_ID));
            // What was read before a change is not kept.
            known = before == changes.get() ? subscribers : null;
        }
        return !subscribers.isEmpty() && people.stream().anyMatch(subscribers::contains);
    }

    /** In the transaction in which somebody becomes one. Whoever is one no longer may go on being taken for one. */
    void changed() {
        signals.publish(TOPIC);
        transactions.afterCommit(this::forget);
    }

    private void forget() {
        changes.incrementAndGet();
        known = null;
    }
}
