package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.DELIVERY;
import static coop.talkoot.schema.Tables.FAILING_HOST;

import coop.talkoot.activitypub.Reasons;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The circuit breaker of each host, kept in the database so that all processes know it: one step of waiting for all
 * that goes to a host, however many inboxes it has. Rows live only while a host fails and something waits for it.
 */
@Singleton
final class FailingHosts {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    FailingHosts(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** An attempt came to nothing for a reason that holds for the whole host: all that waits for it waits until then. */
    void failed(String host, Verdict.Later later) {
        var now = clock.instant();
        transactions.run(() -> {
            // Attempts of one step may fail side by side: together they count once.
            var retryAt = sql.insertInto(FAILING_HOST)
                    .set(FAILING_HOST.ID, ids.next())
                    .set(FAILING_HOST.HOST, host)
                    .set(FAILING_HOST.FAILURES, 1)
                    .set(FAILING_HOST.FAILING_SINCE, now)
                    .set(FAILING_HOST.RETRY_AT, later.notBefore())
                    .set(FAILING_HOST.LAST_STATUS, later.status())
                    .set(FAILING_HOST.REASON, Reasons.shortened(later.reason()))
                    .onConflict(FAILING_HOST.HOST)
                    .doUpdate()
                    .set(
                            FAILING_HOST.FAILURES,
                            DSL.when(FAILING_HOST.RETRY_AT.le(now), FAILING_HOST.FAILURES.plus(1))
                                    .otherwise(FAILING_HOST.FAILURES))
                    .set(FAILING_HOST.RETRY_AT, DSL.greatest(FAILING_HOST.RETRY_AT, DSL.val(later.notBefore())))
                    .set(FAILING_HOST.LAST_STATUS, later.status())
                    .set(FAILING_HOST.REASON, Reasons.shortened(later.reason()))
                    .returning(FAILING_HOST.RETRY_AT)
                    .fetchSingle(FAILING_HOST.RETRY_AT);
            sql.update(DELIVERY)
                    .set(DELIVERY.NEXT_ATTEMPT_AT, retryAt)
                    .where(DELIVERY.HOST.eq(host))
                    .and(DELIVERY.STATE.eq("PENDING"))
                    .and(DELIVERY.NEXT_ATTEMPT_AT.lt(retryAt))
                    .and(DELIVERY.CLAIMED_UNTIL.isNull().or(DELIVERY.CLAIMED_UNTIL.lt(now)))
                    .execute();
        });
    }

    /** These answered: what waits for them waits no longer, but for what an inbox of theirs asked for itself. */
    void answered(Collection<String> hosts) {
        transactions.run(() -> {
            var back = sql.deleteFrom(FAILING_HOST)
                    .where(FAILING_HOST.HOST.eq(DSL.any(hosts.toArray(String[]::new))))
                    .returning(FAILING_HOST.HOST, FAILING_HOST.RETRY_AT)
                    .fetch();
            for (var row : back) {
                sql.update(DELIVERY)
                        .set(DELIVERY.NEXT_ATTEMPT_AT, clock.instant())
                        .where(DELIVERY.HOST.eq(row.getHost()))
                        .and(DELIVERY.STATE.eq("PENDING"))
                        .and(DELIVERY.NEXT_ATTEMPT_AT.eq(row.getRetryAt()))
                        .execute();
            }
        });
    }

    /** Somebody says that a server is back, or wants to know at once. */
    void tryNow(String host) {
        transactions.run(() -> {
            var now = clock.instant();
            sql.update(FAILING_HOST)
                    .set(FAILING_HOST.RETRY_AT, now)
                    .where(FAILING_HOST.HOST.eq(host))
                    .execute();
            sql.update(DELIVERY)
                    .set(DELIVERY.NEXT_ATTEMPT_AT, now)
                    .where(DELIVERY.HOST.eq(host).and(DELIVERY.STATE.eq("PENDING")))
                    .execute();
        });
    }

    /** What was to be waited for is not further away than it was. */
    void clockSetBack(Duration by) {
        transactions.run(() -> sql.execute(
                "update failing_host set retry_at = retry_at - {0} * interval '1 millisecond' where retry_at > {1}",
                DSL.val(by.toMillis()), DSL.val(clock.instant())));
    }

    /** Forgets hosts for which nothing waits any more; gives their number. */
    int sweep() {
        return transactions.write(() -> sql.deleteFrom(FAILING_HOST)
                .where(FAILING_HOST.RETRY_AT.lt(clock.instant()))
                .andNotExists(DSL.selectOne()
                        .from(DELIVERY)
                        .where(DELIVERY.HOST.eq(FAILING_HOST.HOST))
                        .and(DELIVERY.STATE.eq("PENDING")))
                .execute());
    }
}
