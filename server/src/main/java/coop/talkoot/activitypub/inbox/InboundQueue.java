package coop.talkoot.activitypub.inbox;

import static coop.talkoot.schema.Tables.INBOUND;
import static coop.talkoot.schema.Tables.INBOX_SEEN;

import coop.talkoot.activitypub.Reasons;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Nodes;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.InboundRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What arrived and waits. Stored before it is answered, many requests in one transaction. Rows of one origin are
 * worked on one after the other: an Update never overtakes its Create.
 */
@Singleton
final class InboundQueue {
    /** Longer than the fetches of one run of activities may take together. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int STORED_AT_ONCE = 100;
    private static final int MOST_WAITING = 1000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Nodes nodes;
    private final GroupCommit<Inbound> arrivals;
    private volatile Taker taker = Taker.NOBODY;

    InboundQueue(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Nodes nodes) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.arrivals = new GroupCommit<>("arrivals", 2, STORED_AT_ONCE, MOST_WAITING, this::insert);
        this.nodes = nodes;
        nodes.onDeath(this::freeClaims);
    }

    /** What a process that is no more had under way is due again at once. */
    private void freeClaims() {
        transactions.run(() -> sql.update(INBOUND)
                .setNull(INBOUND.CLAIMED_UNTIL)
                .setNull(INBOUND.CLAIMED_BY)
                .where(INBOUND.STATE.eq("PENDING").and(nodes.deadOwner(INBOUND.CLAIMED_BY)))
                .execute());
        taker.freed();
    }

    /** What waits for its next try waits no longer than it would have. */
    void clockSetBack(Duration by) {
        var now = clock.instant();
        transactions.run(() -> {
            sql.update(INBOUND)
                    .set(
                            INBOUND.NEXT_ATTEMPT_AT,
                            DSL.field(
                                    "{0} - {1} * interval '1 millisecond'",
                                    INBOUND.NEXT_ATTEMPT_AT.getDataType(),
                                    INBOUND.NEXT_ATTEMPT_AT,
                                    DSL.val(by.toMillis())))
                    .where(INBOUND.STATE.eq("PENDING").and(INBOUND.NEXT_ATTEMPT_AT.gt(now)))
                    .execute();
            sql.update(INBOUND)
                    .set(INBOUND.CLAIMED_UNTIL, now.plus(CLAIM))
                    .where(INBOUND.STATE.eq("PENDING").and(INBOUND.CLAIMED_UNTIL.gt(now.plus(CLAIM))))
                    .execute();
        });
    }

    /** Who works on what arrives in this process. */
    interface Taker {
        /** Before there is one: everything waits in the database. */
        Taker NOBODY = new Taker() {
            @Override
            public boolean isFull() {
                return false;
            }

            @Override
            public boolean takes(List<Inbound> batch) {
                return false;
            }

            @Override
            public void stored(boolean isTaken, List<Inbound> inserted) {}

            @Override
            public void freed() {}
        };

        /** So much waits that nothing more should be taken in now. */
        boolean isFull();

        /** Whether it wants these at once, claimed and with all that is known of them. */
        boolean takes(List<Inbound> batch);

        /** Called once after each {@link #takes}, when the rows are durable, or with none when they could not be. */
        void stored(boolean isTaken, List<Inbound> inserted);

        /** There may be rows again that another process had taken. */
        void freed();
    }

    void onArrival(Taker wanted) {
        taker = wanted;
    }

    /** Stores a request; when this returns, it is durable and may be answered with 202. Throws GroupCommit.Full. */
    void store(
            String origin,
            String activityUri,
            @Nullable String signerUri,
            String request,
            String body,
            Inbound.Known known) {
        if (taker.isFull()) {
            throw new GroupCommit.Full("inbox");
        }
        arrivals.write(
                new Inbound(ids.next(), origin, activityUri, signerUri, request, body, 1, clock.instant(), known));
    }

    /** Those that were seen are not stored again, unless it is unclear yet who sent them. */
    private void insert(List<Inbound> batch) {
        var current = taker;
        var isTaken = current.takes(batch);
        var inserted = List.<Inbound>of();
        try {
            var ids = insert(batch, isTaken);
            inserted = batch.stream()
                    .filter(inbound -> ids.contains(inbound.id()))
                    .sorted(Comparator.comparingLong(Inbound::id))
                    .toList();
        } finally {
            current.stored(isTaken, inserted);
        }
    }

    private Set<Long> insert(List<Inbound> batch, boolean isClaimed) {
        var now = clock.instant();
        return transactions.write(() -> sql.resultQuery(
                        """
                        insert into inbound(id, origin, activity_uri, signer_uri, request, body, attempts, next_attempt_at,
                          claimed_until, claimed_by, received_at)
                        select id, origin, activity_uri, signer_uri, request::json, body, {6}, {7}, {8}, {9}, {7}
                        from unnest((select {0}), (select {1}), (select {2}), (select {3}), (select {4}),
                            (select {5}))
                          as n(id, origin, activity_uri, signer_uri, request, body)
                        left join lateral (select true as is_seen from inbox_seen s
                          where s.origin = n.origin and s.activity_uri = n.activity_uri limit 1) s
                          on n.signer_uri is not null
                        where s.is_seen is null
                        returning id\
                        """,
                        array(batch, Inbound::id, Long[]::new),
                        array(batch, Inbound::origin, String[]::new),
                        array(batch, Inbound::activityUri, String[]::new),
                        array(batch, Inbound::signerUri, String[]::new),
                        array(batch, Inbound::request, String[]::new),
                        array(batch, Inbound::body, String[]::new),
                        DSL.val(isClaimed ? 1 : 0),
                        DSL.val(now),
                        DSL.val(isClaimed ? now.plus(CLAIM) : null, INBOUND.CLAIMED_UNTIL),
                        DSL.val(isClaimed ? nodes.incarnation() : null, INBOUND.CLAIMED_BY))
                .fetchSet(0, Long.class));
    }

    /**
     * Takes what is due of at most {@code most} origins that nobody works on, of each at most {@code longest} rows in
     * order, beginning with the origin after {@code after}. Origins are walked by their index, one probe each, so a
     * long queue of one costs the others nothing.
     */
    List<List<Inbound>> claim(int most, int longest, String after) {
        var now = clock.instant();
        var rows = transactions.write(() -> {
            OnePlan.byIndexes(sql);
            return sql.resultQuery(
                            """
                        with recursive origins(origin, number) as (
                          (select origin, 1 from inbound where state = 'PENDING' and origin > {0}
                            order by origin limit 1)
                          union all
                          select next.origin, number + 1 from origins cross join lateral (
                            select i.origin from inbound i where i.state = 'PENDING' and i.origin > origins.origin
                            order by i.origin limit 1) next
                          where number < 1000),
                        heads as materialized (
                          select head.id, head.origin from origins o cross join lateral (
                            select i.id, i.origin from inbound i where i.id = (
                              select f.id from inbound f where f.origin = o.origin and f.state = 'PENDING'
                                and f.next_attempt_at <= {1} order by f.id limit 1)
                            and (i.claimed_until is null or i.claimed_until < {1})
                            for update skip locked) head
                          limit {2}),
                        runs as materialized (
                          select run.id from heads cross join lateral (
                            select i.id from inbound i where i.origin = heads.origin and i.state = 'PENDING'
                              and i.next_attempt_at <= {1} and i.id >= heads.id
                              and (i.claimed_until is null or i.claimed_until < {1})
                            order by i.id limit {3}) run)
                        update inbound set claimed_until = {4}, claimed_by = {5}, attempts = attempts + 1
                        where id in (select id from runs) returning inbound.*\
                        """,
                            DSL.val(after),
                            DSL.val(now),
                            DSL.val(most),
                            DSL.val(longest),
                            DSL.val(now.plus(CLAIM)),
                            DSL.val(nodes.incarnation()))
                    .fetchInto(INBOUND);
        });
        return new ArrayList<>(rows.stream()
                .map(InboundQueue::read)
                .sorted(Comparator.comparingLong(Inbound::id))
                .collect(Collectors.groupingBy(Inbound::origin, TreeMap::new, Collectors.toList()))
                .values());
    }

    /** Those of a batch that are the first to come with their id from their origin. Part of the deeds' transaction. */
    Set<Inbound> firstOf(Collection<Inbound> batch) {
        // Sorted, so that two transactions with the same ids wait for each other and do not deadlock.
        var sorted = batch.stream()
                .sorted(Comparator.comparing(Inbound::activityUri))
                .toList();
        var added = sql.resultQuery(
                        """
                        insert into inbox_seen(origin, activity_uri, seen_at)
                        select origin, activity_uri, {2} from unnest((select {0}), (select {1})) as n(origin, activity_uri)
                        on conflict do nothing returning origin || ' ' || activity_uri\
                        """,
                        array(sorted, Inbound::origin, String[]::new),
                        array(sorted, Inbound::activityUri, String[]::new),
                        DSL.val(clock.instant()))
                .fetchSet(0, String.class);
        var first = new HashSet<Inbound>();
        batch.stream()
                .filter(inbound -> added.remove(inbound.origin() + " " + inbound.activityUri()))
                .forEach(first::add);
        return first;
    }

    /** Whether it is the first with this id from this origin: true once, false ever after. Part of the deed's transaction. */
    boolean isNew(String origin, String activityUri) {
        return sql.insertInto(INBOX_SEEN)
                        .set(INBOX_SEEN.ORIGIN, origin)
                        .set(INBOX_SEEN.ACTIVITY_URI, activityUri)
                        .set(INBOX_SEEN.SEEN_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void delete(Collection<Inbound> done) {
        transactions.run(() -> sql.execute(
                "delete from inbound where id = any((select {0})::bigint[])", array(done, Inbound::id, Long[]::new)));
    }

    void retry(Inbound inbound, String reason, Instant notBefore) {
        transactions.run(() -> sql.update(INBOUND)
                .set(INBOUND.NEXT_ATTEMPT_AT, notBefore)
                .set(INBOUND.REASON, Reasons.shortened(reason))
                .setNull(INBOUND.CLAIMED_UNTIL)
                .setNull(INBOUND.CLAIMED_BY)
                .where(INBOUND.ID.eq(inbound.id()))
                .execute());
    }

    /** Set aside for a person to look at; those behind it go on. */
    void park(Inbound inbound, String reason) {
        transactions.run(() -> sql.update(INBOUND)
                .set(INBOUND.STATE, "PARKED")
                .set(INBOUND.REASON, Reasons.shortened(reason))
                .setNull(INBOUND.CLAIMED_UNTIL)
                .setNull(INBOUND.CLAIMED_BY)
                .where(INBOUND.ID.eq(inbound.id()))
                .execute());
    }

    /** How many wait, counted up to {@code most}. */
    int countWaiting(int most) {
        return transactions.read(() -> sql.fetchCount(DSL.selectOne()
                .from(INBOUND)
                .where(INBOUND.STATE.eq(DSL.inline("PENDING")))
                .limit(most)));
    }

    /** Forgets ids seen more than 30 days ago. */
    int sweep() {
        return transactions.write(() -> sql.deleteFrom(INBOX_SEEN)
                .where(INBOX_SEEN.SEEN_AT.lt(clock.instant().minus(REMEMBERED)))
                .execute());
    }

    private static <T> org.jooq.Param<T[]> array(
            Collection<Inbound> batch, Function<Inbound, @Nullable T> part, IntFunction<T[]> maker) {
        return DSL.val(batch.stream().map(part).toArray(maker));
    }

    private static Inbound read(InboundRecord row) {
        return new Inbound(
                row.getId(),
                row.getOrigin(),
                row.getActivityUri(),
                row.getSignerUri(),
                row.getRequest().data(),
                row.getBody(),
                row.getAttempts(),
                row.getReceivedAt(),
                null);
    }
}
