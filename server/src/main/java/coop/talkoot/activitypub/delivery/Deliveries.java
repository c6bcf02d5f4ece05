package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.ACTIVITY;
import static coop.talkoot.schema.Tables.DELIVERY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.activitypub.Hosts;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Nodes;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.DeliveryRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

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

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final FailingHosts failing;
    private final Conclusions conclusions;
    private final Nodes nodes;
    private final Claims claims;
    /** The words of one activity go to many inboxes. */
    private final Cache<Long, Delivery.Said> said = Caffeine.newBuilder()
            .maximumWeight(16 << 20)
            .weigher((Long id, Delivery.Said words) -> words.body().length)
            .build();

    private volatile Runnable enqueued = () -> {};

    Deliveries(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            FailingHosts failing,
            Conclusions conclusions,
            Nodes nodes,
            Claims claims) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.failing = failing;
        this.conclusions = conclusions;
        this.nodes = nodes;
        this.claims = claims;
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
        conclusions.conclude(delivery, verdict);
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
