package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.ACTIVITY;
import static coop.talkoot.schema.Tables.DELIVERY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.Reasons;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Nodes;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.DeliveryRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The queue: one row an activity and inbox. Rows of one inbox are worked on one after the other, oldest first, so
 * that an edit never overtakes what it edits.
 */
@Singleton
public final class Deliveries {
    /** Longer than an attempt can take: two knocks of ten seconds. A claim left by a process that died ends then. */
    static final Duration CLAIM = Duration.ofSeconds(30);
    /** How many rows of one host are taken at a time: a slow one must not fill the workers. */
    static final int MOST_OF_HOST = 4;

    private static final int CONCLUDED_AT_ONCE = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final FailingHosts failing;
    private final Nodes nodes;
    private final Claims claims;
    private final GroupCommit<Conclusion> conclusions;
    /** The words of one activity go to many inboxes. */
    private final Cache<Long, Delivery.Said> said = Caffeine.newBuilder()
            .maximumWeight(16 << 20)
            .weigher((Long id, Delivery.Said words) -> words.body().length)
            .build();

    private volatile Runnable enqueued = () -> {};

    private record Conclusion(Delivery delivery, Verdict verdict) {}

    Deliveries(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            FailingHosts failing,
            Nodes nodes,
            Claims claims) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.failing = failing;
        this.nodes = nodes;
        this.claims = claims;
        this.conclusions =
                new GroupCommit<>("conclusions", 1, CONCLUDED_AT_ONCE, Integer.MAX_VALUE, this::concludeTogether);
        nodes.onDeath(this::freeClaims);
    }

    /** What a process that is no more had under way is due again at once. */
    private void freeClaims() {
        transactions.run(() -> sql.update(DELIVERY)
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .setNull(DELIVERY.CLAIMED_BY)
                .where(DELIVERY.STATE.eq("PENDING").and(nodes.deadOwner(DELIVERY.CLAIMED_BY)))
                .execute());
        enqueued.run();
    }

    /** What waits for its next try waits no longer than it would have. */
    void clockSetBack(Duration by) {
        var now = clock.instant();
        transactions.run(() -> {
            sql.update(DELIVERY)
                    .set(
                            DELIVERY.NEXT_ATTEMPT_AT,
                            DSL.field(
                                    "{0} - {1} * interval '1 millisecond'",
                                    DELIVERY.NEXT_ATTEMPT_AT.getDataType(),
                                    DELIVERY.NEXT_ATTEMPT_AT,
                                    DSL.val(by.toMillis())))
                    .where(DELIVERY.STATE.eq("PENDING").and(DELIVERY.NEXT_ATTEMPT_AT.gt(now)))
                    .execute();
            sql.update(DELIVERY)
                    .set(DELIVERY.CLAIMED_UNTIL, now.plus(CLAIM))
                    .where(DELIVERY.STATE.eq("PENDING").and(DELIVERY.CLAIMED_UNTIL.gt(now.plus(CLAIM))))
                    .execute();
            failing.clockSetBack(by);
        });
    }

    /** Whom to tell, after the commit, that there is something to bring. */
    void onEnqueued(Runnable listener) {
        enqueued = listener;
    }

    /**
     * Puts an activity on its way, inside the transaction of the deed it tells of. Where the host or the inbox is
     * being left alone for a while, this waits with the rest.
     */
    public void enqueue(long activityId, Collection<String> inboxes) {
        if (inboxes.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            sql.execute(
                    """
                    insert into delivery(id, activity_id, inbox, host, next_attempt_at, created_at)
                    select n.id, {0}, n.inbox, n.host, greatest({1}, f.retry_at, w.next_attempt_at), {1}
                    from unnest({2}, {3}, {4}) as n(id, inbox, host) left join failing_host f on f.host = n.host
                    left join (select distinct on (d.inbox) d.inbox, d.next_attempt_at from delivery d
                      where d.inbox = any({3}) and d.state = 'PENDING' order by d.inbox, d.id) w on w.inbox = n.inbox
                    on conflict do nothing""",
                    DSL.val(activityId),
                    DSL.val(clock.instant()),
                    DSL.val(inboxes.stream().map(inbox -> ids.next()).toArray(Long[]::new)),
                    DSL.val(inboxes.toArray(String[]::new)),
                    DSL.val(inboxes.stream().map(Deliveries::host).toArray(String[]::new)));
            transactions.afterCommit(() -> enqueued.run());
        });
    }

    /** As {@link #claim(int, Collection)} of all hosts. */
    List<Delivery> claim(int most) {
        return claim(most, List.of());
    }

    /**
     * Takes at most {@code most} rows that are due, each the oldest of its inbox and few of each host, for
     * {@link #CLAIM}; none of the {@code busy} hosts.
     */
    List<Delivery> claim(int most, Collection<String> busy) {
        return transactions.write(() -> {
            var rows = claims.take(most, busy, clock.instant());
            read(rows.stream().map(DeliveryRecord::getActivityId).toList());
            return rows.stream()
                    .map(row -> new Delivery(
                            row.getId(),
                            said(row.getActivityId()),
                            row.getInbox(),
                            row.getHost(),
                            row.getAttempts(),
                            row.getRefusals(),
                            row.getCreatedAt()))
                    .sorted(Comparator.comparingLong(Delivery::id))
                    .toList();
        });
    }

    /** Writes down what an attempt came to; it is durable when this returns. */
    void conclude(Delivery delivery, Verdict verdict) {
        conclusions.write(new Conclusion(delivery, verdict));
    }

    /** Gives rows back that were claimed and not tried. */
    void release(Collection<Delivery> untried) {
        transactions.run(() -> sql.update(DELIVERY)
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .setNull(DELIVERY.CLAIMED_BY)
                .set(DELIVERY.ATTEMPTS, DELIVERY.ATTEMPTS.minus(1))
                .where(DELIVERY.ID.eq(DSL.any(untried.stream().map(Delivery::id).toArray(Long[]::new))))
                .and(DELIVERY.STATE.eq("PENDING"))
                .execute());
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

    /** Something fell due that nobody was told of. */
    void wake() {
        enqueued.run();
    }

    /** Forgets rows finished more than 30 days ago; gives their number. */
    int sweep() {
        return transactions.write(() -> sql.deleteFrom(DELIVERY)
                .where(DELIVERY.STATE.ne("PENDING"))
                .and(DELIVERY.FINISHED_AT.lt(clock.instant().minus(Duration.ofDays(30))))
                .execute());
    }

    private void concludeTogether(List<Conclusion> batch) {
        transactions.run(() -> {
            var delivered = new ArrayList<Long>();
            var statuses = new ArrayList<Integer>();
            var answered = new LinkedHashSet<String>();
            for (var conclusion : batch) {
                if (conclusion.verdict() instanceof Verdict.Delivered there) {
                    delivered.add(conclusion.delivery().id());
                    statuses.add(there.status());
                    answered.add(conclusion.delivery().host());
                }
            }
            if (!delivered.isEmpty()) {
                sql.execute(
                        """
                        update delivery set state = 'DELIVERED', last_status = n.status, reason = null, finished_at = {2},
                          claimed_until = null, claimed_by = null
                        from unnest({0}, {1}) as n(id, status) where delivery.id = n.id and state = 'PENDING'""",
                        DSL.val(delivered.toArray(Long[]::new)),
                        DSL.val(statuses.toArray(Integer[]::new)),
                        DSL.val(clock.instant()));
                failing.answered(answered);
            }
            batch.stream()
                    .filter(conclusion -> !(conclusion.verdict() instanceof Verdict.Delivered))
                    .forEach(conclusion -> conclude(conclusion.verdict(), conclusion.delivery()));
        });
    }

    private void conclude(Verdict verdict, Delivery delivery) {
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
                        .setNull(DELIVERY.CLAIMED_BY)
                        .where(DELIVERY.INBOX.eq(delivery.inbox()).and(DELIVERY.STATE.eq("PENDING")))
                        .execute();
            case Verdict.Later later -> {
                putOff(delivery, later, 0);
                if (later.isOfHost()) {
                    failing.failed(delivery.host(), later);
                }
            }
            case Verdict.Again again ->
                putOff(delivery, new Verdict.Later(again.status(), again.reason(), again.notBefore()), 1);
        }
    }

    /** What stands behind it in its inbox waits with it, and is not looked at in vain until then. */
    private void putOff(Delivery delivery, Verdict.Later later, int refusals) {
        var changed = sql.update(DELIVERY)
                .set(DELIVERY.NEXT_ATTEMPT_AT, later.notBefore())
                .set(DELIVERY.REFUSALS, DELIVERY.REFUSALS.plus(refusals))
                .set(DELIVERY.LAST_STATUS, later.status())
                .set(DELIVERY.REASON, Reasons.shortened(later.reason()))
                .setNull(DELIVERY.CLAIMED_UNTIL)
                .setNull(DELIVERY.CLAIMED_BY)
                .where(DELIVERY.ID.eq(delivery.id()).and(DELIVERY.STATE.eq("PENDING")))
                .execute();
        if (changed > 0) {
            sql.update(DELIVERY)
                    .set(DELIVERY.NEXT_ATTEMPT_AT, later.notBefore())
                    .where(DELIVERY.INBOX.eq(delivery.inbox()))
                    .and(DELIVERY.STATE.eq("PENDING"))
                    .and(DELIVERY.NEXT_ATTEMPT_AT.lt(later.notBefore()))
                    .execute();
        }
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

    private Delivery.Said said(long activityId) {
        var words = said.getIfPresent(activityId);
        if (words == null) {
            read(List.of(activityId));
            words = said.getIfPresent(activityId);
        }
        if (words == null) {
            throw new IllegalStateException("there is no activity " + activityId);
        }
        return words;
    }

    private void read(Collection<Long> activityIds) {
        var unknown = activityIds.stream()
                .distinct()
                .filter(id -> said.getIfPresent(id) == null)
                .toArray(Long[]::new);
        if (unknown.length > 0) {
            sql.select(ACTIVITY.ID, ACTIVITY.ACTOR_ID, ACTIVITY.BODY)
                    .from(ACTIVITY)
                    .where(ACTIVITY.ID.eq(DSL.any(unknown)))
                    .forEach(row -> said.put(
                            row.value1(),
                            new Delivery.Said(
                                    row.value1(), row.value2(), row.value3().getBytes(StandardCharsets.UTF_8))));
        }
    }

    /** An inbox that is no URL must not undo the deed; its row is given up when its turn comes. */
    private static String host(String inbox) {
        return Hosts.of(inbox).orElse(inbox);
    }
}
