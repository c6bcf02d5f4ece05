package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.DELIVERY;
import static coop.talkoot.schema.Tables.FAILING_HOST;

import coop.talkoot.activitypub.Reasons;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
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

    /** Attempts came to nothing for reasons that hold for whole hosts: all that waits for one waits until then. */
    void failed(Map<String, Verdict.Later> attempts) {
        var now = clock.instant();
        var rows =
                attempts.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        // Attempts of one step may fail side by side: together they count once.
        transactions.run(() -> sql.execute(
                """
                with failing as (
                  insert into failing_host as f (id, host, failures, failing_since, retry_at, last_status, reason)
                  select n.id, n.host, 1, {0}, n.retry_at, n.status, n.reason
                  from unnest({1}, {2}, {3}, {4}, {5}) as n(id, host, retry_at, status, reason) order by n.host
                  on conflict (host) do update set
                    failures = f.failures + case when f.retry_at <= {0} then 1 else 0 end,
                    retry_at = greatest(f.retry_at, excluded.retry_at),
                    last_status = excluded.last_status, reason = excluded.reason
                  returning host, retry_at)
                update delivery set next_attempt_at = waiting.retry_at from (
                  select d.id, failing.retry_at from failing cross join lateral (
                    select e.id from delivery e where e.host = failing.host and e.state = 'PENDING'
                      and e.next_attempt_at < failing.retry_at order by e.id) d) waiting
                where delivery.id = waiting.id and state || '' = 'PENDING'
                  and (claimed_until is null or claimed_until < {0})""",
                DSL.val(now),
                DSL.val(rows.stream().map(row -> ids.next()).toArray(Long[]::new)),
                DSL.val(rows.stream().map(Map.Entry::getKey).toArray(String[]::new)),
                DSL.val(rows.stream().map(row -> row.getValue().notBefore()).toArray(Instant[]::new)),
                DSL.val(rows.stream().map(row -> row.getValue().status()).toArray(Integer[]::new)),
                DSL.val(rows.stream()
                        .map(row -> Reasons.shortened(row.getValue().reason()))
                        .toArray(String[]::new))));
    }

    /** These answered: what waits for them waits no longer, but for what an inbox of theirs asked for itself. */
    void answered(Collection<String> hosts) {
        transactions.run(() -> sql.execute("""
                with back as (delete from failing_host where host = any({0}) returning host, retry_at)
                update delivery set next_attempt_at = {1} from (
                  select d.id from back cross join lateral (
                    select e.id from delivery e where e.host = back.host and e.state = 'PENDING'
                      and e.next_attempt_at = back.retry_at order by e.id) d) waiting
                where delivery.id = waiting.id and state || '' = 'PENDING'""", DSL.val(hosts.toArray(String[]::new)), DSL.val(clock.instant())));
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
