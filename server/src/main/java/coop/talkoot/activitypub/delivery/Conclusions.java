package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.DELIVERY;

import coop.talkoot.activitypub.Reasons;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what attempts came to, many in one transaction. Servers that answer and servers that do not are the two
 * that come in great numbers, and cost a fixed number of statements; the rest are written one by one.
 *
 * <p>{@code state || ''} is no state to the planner: with the bare one it takes the index of all that is pending for the
 * shortest way to a few rows, when it made its plan while little was.
 */
@Singleton
final class Conclusions {
    private static final int AT_ONCE = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final FailingHosts failing;
    private final GroupCommit<Conclusion> commit;

    private record Conclusion(Delivery delivery, Verdict verdict) {}

    /** A row that is to be tried again. */
    private record PutOff(Delivery delivery, Verdict.Later later, int refusals) {}

    Conclusions(DSLContext sql, Transactions transactions, Clock clock, FailingHosts failing) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.failing = failing;
        this.commit = new GroupCommit<>("conclusions", 1, AT_ONCE, Integer.MAX_VALUE, this::write);
    }

    /** It is durable when this returns. */
    void conclude(Delivery delivery, Verdict verdict) {
        commit.write(new Conclusion(delivery, verdict));
    }

    private void write(List<Conclusion> batch) {
        transactions.run(() -> {
            OnePlan.byIndexes(sql);
            var delivered = new ArrayList<Conclusion>();
            var answered = new LinkedHashSet<String>();
            var putOff = new ArrayList<PutOff>();
            var failed = new LinkedHashMap<String, Verdict.Later>();
            for (var conclusion : batch) {
                var delivery = conclusion.delivery();
                switch (conclusion.verdict()) {
                    case Verdict.Delivered there -> {
                        delivered.add(conclusion);
                        answered.add(delivery.host());
                    }
                    case Verdict.Later later -> {
                        putOff.add(new PutOff(delivery, later, 0));
                        if (later.isOfHost()) {
                            failed.merge(delivery.host(), later, Conclusions::longer);
                        }
                    }
                    case Verdict.Again again ->
                        putOff.add(new PutOff(
                                delivery, new Verdict.Later(again.status(), again.reason(), again.notBefore()), 1));
                    case Verdict.GivenUp givenUp -> finish(delivery, "GIVEN_UP", givenUp.status(), givenUp.reason());
                    case Verdict.Parked parked -> finish(delivery, "PARKED", parked.status(), parked.reason());
                    case Verdict.Gone gone -> finishInbox(delivery.inbox(), gone.status());
                }
            }
            if (!delivered.isEmpty()) {
                deliver(delivered);
                failing.answered(answered);
            }
            if (!putOff.isEmpty()) {
                putOff(putOff);
            }
            if (!failed.isEmpty()) {
                failing.failed(failed);
            }
        });
    }

    private static Verdict.Later longer(Verdict.Later one, Verdict.Later other) {
        return one.notBefore().isBefore(other.notBefore()) ? other : one;
    }

    private void deliver(List<Conclusion> delivered) {
        sql.execute(
                """
                update delivery set state = 'DELIVERED', last_status = n.status, reason = null, finished_at = {2},
                  claimed_until = null, claimed_by = null
                from unnest({0}, {1}) as n(id, status) where delivery.id = n.id and state || '' = 'PENDING'""",
                each(delivered, conclusion -> conclusion.delivery().id(), Long[]::new),
                each(delivered, conclusion -> ((Verdict.Delivered) conclusion.verdict()).status(), Integer[]::new),
                DSL.val(clock.instant()));
    }

    /** What stands behind one in its inbox waits with it, and is not looked at in vain until then. */
    private void putOff(List<PutOff> rows) {
        var changed = sql
                .resultQuery(
                        """
                        update delivery set next_attempt_at = n.next_attempt_at, refusals = delivery.refusals + n.refusals,
                          last_status = n.status, reason = n.reason, claimed_until = null, claimed_by = null
                        from unnest({0}, {1}, {2}, {3}, {4}) as n(id, next_attempt_at, refusals, status, reason)
                        where delivery.id = n.id and state || '' = 'PENDING'
                        returning delivery.inbox, delivery.next_attempt_at""",
                        each(rows, row -> row.delivery().id(), Long[]::new),
                        each(rows, row -> row.later().notBefore(), Instant[]::new),
                        each(rows, PutOff::refusals, Integer[]::new),
                        each(rows, row -> row.later().status(), Integer[]::new),
                        each(rows, row -> Reasons.shortened(row.later().reason()), String[]::new))
                .coerce(DELIVERY.INBOX, DELIVERY.NEXT_ATTEMPT_AT)
                .fetch(row -> Map.entry(row.value1(), row.value2()))
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one.isBefore(other) ? other : one));
        var inboxes = List.copyOf(changed.keySet());
        sql.execute("""
                update delivery set next_attempt_at = behind.until from (
                  select d.id, n.until from unnest({0}, {1}) as n(inbox, until) cross join lateral (
                    select e.id from delivery e
                    where e.inbox = n.inbox and e.state = 'PENDING' and e.next_attempt_at < n.until order by e.id) d) behind
                where delivery.id = behind.id and state || '' = 'PENDING'""", each(inboxes, inbox -> inbox, String[]::new), each(inboxes, changed::get, Instant[]::new));
    }

    /** Whoever took so long that another took the row over and ended it, changes nothing. */
    private void finish(Delivery delivery, String state, int status, @Nullable String reason) {
        sql.update(DELIVERY)
                .set(DELIVERY.STATE, state)
                .set(DELIVERY.LAST_STATUS, status)
                .set(DELIVERY.REASON, reason == null ? null : Reasons.shortened(reason))
                .set(DELIVERY.FINISHED_AT, clock.instant())
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .setNull(DELIVERY.CLAIMED_BY)
                .where(DELIVERY.ID.eq(delivery.id()).and(DELIVERY.STATE.eq("PENDING")))
                .execute();
    }

    private void finishInbox(String inbox, int status) {
        sql.update(DELIVERY)
                .set(DELIVERY.STATE, "GIVEN_UP")
                .set(DELIVERY.LAST_STATUS, status)
                .set(DELIVERY.REASON, "the receiver is gone")
                .set(DELIVERY.FINISHED_AT, clock.instant())
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .setNull(DELIVERY.CLAIMED_BY)
                .where(DELIVERY.INBOX.eq(inbox).and(DELIVERY.STATE.eq("PENDING")))
                .execute();
    }

    private static <R, T> Field<T[]> each(List<R> rows, Function<R, T> part, IntFunction<T[]> maker) {
        return DSL.val(rows.stream().map(part).toArray(maker));
    }
}
