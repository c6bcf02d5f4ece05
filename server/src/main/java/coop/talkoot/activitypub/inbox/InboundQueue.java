package coop.talkoot.activitypub.inbox;

import static coop.talkoot.schema.Tables.INBOUND;
import static coop.talkoot.schema.Tables.INBOX_SEEN;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Nodes;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.InboundRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What arrived and waits. Rows of one origin are worked on one after the other: an Update never overtakes its Create. */
@Singleton
final class InboundQueue {
    /** Longer than the fetches of one activity may take together. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private static final Duration REMEMBERED = Duration.ofDays(30);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Nodes nodes;
    private volatile Runnable stored = () -> {};

    InboundQueue(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Nodes nodes) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
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
        stored.run();
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

    void onStored(Runnable listener) {
        stored = listener;
    }

    /** Stores a request; when this returns, it is durable and may be answered with 202. Seen ones are not stored. */
    void store(String origin, String activityUri, @Nullable String signerUri, String request, String body) {
        transactions.run(() -> {
            if (signerUri != null && isSeen(origin, activityUri)) {
                return;
            }
            var now = clock.instant();
            sql.insertInto(INBOUND)
                    .set(INBOUND.ID, ids.next())
                    .set(INBOUND.ORIGIN, origin)
                    .set(INBOUND.ACTIVITY_URI, activityUri)
                    .set(INBOUND.SIGNER_URI, signerUri)
                    .set(INBOUND.REQUEST, JSON.valueOf(request))
                    .set(INBOUND.BODY, body)
                    .set(INBOUND.NEXT_ATTEMPT_AT, now)
                    .set(INBOUND.RECEIVED_AT, now)
                    .execute();
            transactions.afterCommit(() -> stored.run());
        });
    }

    List<Inbound> claim(int most) {
        return transactions.write(() -> {
            var now = clock.instant();
            var row = INBOUND.as("candidate");
            var earlier = INBOUND.as("earlier");
            var due = DSL.select(row.ID)
                    .from(row)
                    .where(row.STATE.eq("PENDING"))
                    .and(row.NEXT_ATTEMPT_AT.le(now))
                    .and(row.CLAIMED_UNTIL.isNull().or(row.CLAIMED_UNTIL.lt(now)))
                    .andNotExists(DSL.selectOne()
                            .from(earlier)
                            .where(earlier.ORIGIN.eq(row.ORIGIN))
                            .and(earlier.STATE.eq("PENDING"))
                            .and(earlier.ID.lt(row.ID))
                            // One that waits for a server to come back does not hold up the others.
                            .and(earlier.NEXT_ATTEMPT_AT.le(now)))
                    .orderBy(row.NEXT_ATTEMPT_AT, row.ID)
                    .limit(most)
                    .forUpdate()
                    .skipLocked();
            return sql.update(INBOUND)
                    .set(INBOUND.CLAIMED_UNTIL, now.plus(CLAIM))
                    .set(INBOUND.CLAIMED_BY, nodes.incarnation())
                    .set(INBOUND.ATTEMPTS, INBOUND.ATTEMPTS.plus(1))
                    .where(INBOUND.ID.in(due))
                    .returning()
                    .fetch()
                    .map(InboundQueue::read);
        });
    }

    /** The first to come with this id from this origin: true once, false ever after. Part of the deed's transaction. */
    boolean isNew(String origin, String activityUri) {
        return sql.insertInto(INBOX_SEEN)
                        .set(INBOX_SEEN.ORIGIN, origin)
                        .set(INBOX_SEEN.ACTIVITY_URI, activityUri)
                        .set(INBOX_SEEN.SEEN_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void delete(Inbound inbound) {
        transactions.run(
                () -> sql.deleteFrom(INBOUND).where(INBOUND.ID.eq(inbound.id())).execute());
    }

    void retry(Inbound inbound, String reason, Instant notBefore) {
        transactions.run(() -> sql.update(INBOUND)
                .set(INBOUND.NEXT_ATTEMPT_AT, notBefore)
                .set(INBOUND.REASON, reason)
                .setNull(INBOUND.CLAIMED_UNTIL)
                .setNull(INBOUND.CLAIMED_BY)
                .where(INBOUND.ID.eq(inbound.id()))
                .execute());
    }

    /** Set aside for a person to look at; those behind it go on. */
    void park(Inbound inbound, String reason) {
        transactions.run(() -> sql.update(INBOUND)
                .set(INBOUND.STATE, "PARKED")
                .set(INBOUND.REASON, reason.length() > 500 ? reason.substring(0, 500) : reason)
                .setNull(INBOUND.CLAIMED_UNTIL)
                .setNull(INBOUND.CLAIMED_BY)
                .where(INBOUND.ID.eq(inbound.id()))
                .execute());
    }

    /** Forgets ids seen more than 30 days ago. */
    int sweep() {
        return transactions.write(() -> sql.deleteFrom(INBOX_SEEN)
                .where(INBOX_SEEN.SEEN_AT.lt(clock.instant().minus(REMEMBERED)))
                .execute());
    }

    private boolean isSeen(String origin, String activityUri) {
        return sql.fetchExists(INBOX_SEEN, INBOX_SEEN.ORIGIN.eq(origin).and(INBOX_SEEN.ACTIVITY_URI.eq(activityUri)));
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
                row.getReceivedAt());
    }
}
