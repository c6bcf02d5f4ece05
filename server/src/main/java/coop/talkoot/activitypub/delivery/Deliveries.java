package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.ACTIVITY;
import static coop.talkoot.schema.Tables.DELIVERY;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The queue: one row an activity and inbox. Rows of one inbox are worked on one after the other, oldest first, so
 * that an edit never overtakes what it edits.
 */
@Singleton
public final class Deliveries {
    /** Longer than an attempt can take: two knocks of ten seconds. A claim left by a process that died ends then. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private volatile Runnable enqueued = () -> {};

    Deliveries(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whom to tell, after the commit, that there is something to bring. */
    void onEnqueued(Runnable listener) {
        enqueued = listener;
    }

    /** Puts an activity on its way, inside the transaction of the deed it tells of. */
    public void enqueue(long activityId, Collection<String> inboxes) {
        if (inboxes.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            var now = clock.instant();
            var insert = sql.insertInto(
                    DELIVERY,
                    DELIVERY.ID,
                    DELIVERY.ACTIVITY_ID,
                    DELIVERY.INBOX,
                    DELIVERY.HOST,
                    DELIVERY.NEXT_ATTEMPT_AT,
                    DELIVERY.CREATED_AT);
            for (var inbox : inboxes) {
                insert = insert.values(ids.next(), activityId, inbox, host(inbox), now, now);
            }
            insert.onConflictDoNothing().execute();
            transactions.afterCommit(() -> enqueued.run());
        });
    }

    /** Takes at most {@code most} rows that are due, each the oldest of its inbox, for {@link #CLAIM}. */
    List<Delivery> claim(int most) {
        return transactions.write(() -> {
            var now = clock.instant();
            var row = DELIVERY.as("candidate");
            var earlier = DELIVERY.as("earlier");
            // Materialised: evaluated once, or the limit would not hold.
            var due = DSL.name("due")
                    .fields("id")
                    .asMaterialized(DSL.select(row.ID)
                            .from(row)
                            .where(row.STATE.eq("PENDING"))
                            .and(row.NEXT_ATTEMPT_AT.le(now))
                            .and(row.CLAIMED_UNTIL.isNull().or(row.CLAIMED_UNTIL.lt(now)))
                            .andNotExists(DSL.selectOne()
                                    .from(earlier)
                                    .where(earlier.INBOX.eq(row.INBOX))
                                    .and(earlier.STATE.eq("PENDING"))
                                    .and(earlier.ID.lt(row.ID)))
                            .orderBy(row.NEXT_ATTEMPT_AT, row.ID)
                            .limit(most)
                            .forUpdate()
                            .skipLocked());
            var claimed = sql.with(due)
                    .update(DELIVERY)
                    .set(DELIVERY.CLAIMED_UNTIL, now.plus(CLAIM))
                    .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.plus(1))
                    .where(DELIVERY.ID.in(
                            DSL.select(due.field("id", Long.class)).from(due)))
                    .returning(DELIVERY.ID)
                    .fetch(DELIVERY.ID);
            return sql.select(
                            DELIVERY.ID,
                            DELIVERY.ACTIVITY_ID,
                            ACTIVITY.ACTOR_ID,
                            DELIVERY.INBOX,
                            ACTIVITY.BODY,
                            DELIVERY.ATTEMPTS,
                            DELIVERY.REFUSALS,
                            DELIVERY.CREATED_AT)
                    .from(DELIVERY)
                    .join(ACTIVITY)
                    .on(ACTIVITY.ID.eq(DELIVERY.ACTIVITY_ID))
                    .where(DELIVERY.ID.in(claimed))
                    .orderBy(DELIVERY.ID)
                    .fetch(found -> new Delivery(
                            found.value1(),
                            found.value2(),
                            found.value3(),
                            found.value4(),
                            found.value5(),
                            found.value6(),
                            found.value7(),
                            found.value8()));
        });
    }

    /** Writes down what an attempt came to. */
    void conclude(Delivery delivery, Verdict verdict) {
        transactions.run(() -> {
            switch (verdict) {
                case Verdict.Delivered delivered -> finish(delivery, "DELIVERED", delivered.status(), null);
                case Verdict.GivenUp givenUp -> finish(delivery, "GIVEN_UP", givenUp.status(), givenUp.reason());
                case Verdict.Parked parked -> finish(delivery, "PARKED", parked.status(), parked.reason());
                case Verdict.Gone gone ->
                    sql.update(DELIVERY)
                            .set(DELIVERY.STATE, "GIVEN_UP")
                            .set(DELIVERY.LAST_STATUS, gone.status())
                            .set(DELIVERY.REASON, "the receiver is gone")
                            .set(DELIVERY.FINISHED_AT, clock.instant())
                            .setNull(DELIVERY.CLAIMED_UNTIL)
                            .where(DELIVERY.INBOX.eq(delivery.inbox()).and(DELIVERY.STATE.eq("PENDING")))
                            .execute();
                case Verdict.Later later -> putOff(delivery, later, 0);
                case Verdict.Again again ->
                    putOff(delivery, new Verdict.Later(again.status(), again.reason(), again.notBefore()), 1);
            }
        });
    }

    /** Gives up what waits for hosts of which {@code isLost} says so. */
    public void giveUp(Predicate<String> isLost, String reason) {
        transactions.run(() -> {
            var hosts = sql
                    .selectDistinct(DELIVERY.HOST)
                    .from(DELIVERY)
                    .where(DELIVERY.STATE.eq("PENDING"))
                    .fetch(DELIVERY.HOST)
                    .stream()
                    .filter(isLost)
                    .toArray(String[]::new);
            sql.update(DELIVERY)
                    .set(DELIVERY.STATE, "GIVEN_UP")
                    .set(DELIVERY.REASON, reason)
                    .set(DELIVERY.FINISHED_AT, clock.instant())
                    .setNull(DELIVERY.CLAIMED_UNTIL)
                    .where(DELIVERY.HOST.eq(DSL.any(hosts)).and(DELIVERY.STATE.eq("PENDING")))
                    .execute();
        });
    }

    /** How many rows are in each state, for the keeper's page. */
    public Map<String, Integer> countByState() {
        return transactions.read(() -> sql.select(DELIVERY.STATE, DSL.count())
                .from(DELIVERY)
                .groupBy(DELIVERY.STATE)
                .fetchMap(DELIVERY.STATE, DSL.count()));
    }

    /** Forgets rows finished more than 30 days ago; gives their number. */
    int sweep() {
        return transactions.write(() -> sql.deleteFrom(DELIVERY)
                .where(DELIVERY.STATE.ne("PENDING"))
                .and(DELIVERY.FINISHED_AT.lt(clock.instant().minus(Duration.ofDays(30))))
                .execute());
    }

    private void putOff(Delivery delivery, Verdict.Later later, int refusals) {
        sql.update(DELIVERY)
                .set(DELIVERY.NEXT_ATTEMPT_AT, later.notBefore())
                .set(DELIVERY.REFUSALS, DELIVERY.REFUSALS.plus(refusals))
                .set(DELIVERY.LAST_STATUS, later.status())
                .set(DELIVERY.REASON, shortened(later.reason()))
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .where(pending(delivery))
                .execute();
    }

    private void finish(Delivery delivery, String state, int status, @Nullable String reason) {
        Field<String> why = reason == null ? DSL.inline((String) null) : DSL.val(shortened(reason));
        sql.update(DELIVERY)
                .set(DELIVERY.STATE, state)
                .set(DELIVERY.LAST_STATUS, status)
                .set(DELIVERY.REASON, why)
                .set(DELIVERY.FINISHED_AT, clock.instant())
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .where(pending(delivery))
                .execute();
    }

    /** Whoever took so long that another took the row over and ended it, changes nothing. */
    private static Condition pending(Delivery delivery) {
        return DELIVERY.ID.eq(delivery.id()).and(DELIVERY.STATE.eq("PENDING"));
    }

    private static String shortened(String reason) {
        return reason.length() > 500 ? reason.substring(0, 500) : reason;
    }

    /** An inbox that is no URL must not undo the deed; its row is given up when its turn comes. */
    private static String host(String inbox) {
        return Hosts.of(inbox).orElse(inbox);
    }
}
