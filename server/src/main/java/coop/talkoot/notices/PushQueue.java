package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.PUSH_MESSAGE;
import static coop.talkoot.schema.Tables.PUSH_SUBSCRIPTION;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What waits to be sent to push services. */
@Singleton
final class PushQueue {
    /** Longer than a request may take: nobody else takes the row meanwhile. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Subscribers subscribers;
    private volatile Runnable listener = () -> {};

    PushQueue(DSLContext sql, Transactions transactions, Clock clock, Subscribers subscribers) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.subscribers = subscribers;
    }

    /** A claimed row; {@code attempts} is how often it was taken, this time too. */
    record Message(
            long subscriptionId,
            long personId,
            long noticeId,
            String endpoint,
            byte[] publicKey,
            byte[] secret,
            int attempts,
            Instant createdAt) {}

    /** Calls after something was added. */
    void onAdded(Runnable called) {
        listener = called;
    }

    /** One statement for all who were told, in their transaction. */
    void add(long noticeId, Notice.Kind kind, Identity actor, List<Long> people) {
        if (!subscribers.areAmong(people)) {
            return;
        }
        var subscription = PUSH_SUBSCRIPTION;
        var followed = subscription
                .POLICY
                .eq(PushSubscription.Policy.FOLLOWED.name())
                .and(Standing.follows(subscription.PERSON_ID, actor.id()));
        var follower = subscription
                .POLICY
                .eq(PushSubscription.Policy.FOLLOWER.name())
                .and(Standing.followedBy(subscription.PERSON_ID, actor.id()));
        var now = clock.instant();
        var added = sql.insertInto(
                        PUSH_MESSAGE,
                        PUSH_MESSAGE.SUBSCRIPTION_ID,
                        PUSH_MESSAGE.PERSON_ID,
                        PUSH_MESSAGE.NOTICE_ID,
                        PUSH_MESSAGE.DUE_AT,
                        PUSH_MESSAGE.CREATED_AT)
                .select(DSL.select(
                                subscription.ID,
                                subscription.PERSON_ID,
                                DSL.val(noticeId),
                                DSL.val(now, PUSH_MESSAGE.DUE_AT),
                                DSL.val(now, PUSH_MESSAGE.CREATED_AT))
                        .from(subscription)
                        .where(subscription.PERSON_ID.eq(DSL.any(people.toArray(Long[]::new))))
                        .and(DSL.val(kind.alert()).eq(DSL.any(subscription.ALERTS)))
                        .and(subscription
                                .POLICY
                                .eq(PushSubscription.Policy.ALL.name())
                                .or(followed)
                                .or(follower)))
                .onConflictDoNothing()
                .execute();
        if (added > 0) {
            transactions.afterCommit(() -> listener.run());
        }
    }

    /** Takes what is due for a minute. */
    List<Message> claim(int most) {
        var now = clock.instant();
        var due = PUSH_MESSAGE.as("due");
        return transactions.write(() -> sql.update(PUSH_MESSAGE)
                .set(PUSH_MESSAGE.DUE_AT, now.plus(CLAIM))
                .set(PUSH_MESSAGE.ATTEMPTS, PUSH_MESSAGE.ATTEMPTS.plus(1))
                .from(PUSH_SUBSCRIPTION)
                .where(PUSH_SUBSCRIPTION.ID.eq(PUSH_MESSAGE.SUBSCRIPTION_ID))
                .and(DSL.row(PUSH_MESSAGE.SUBSCRIPTION_ID, PUSH_MESSAGE.NOTICE_ID)
                        .in(DSL.select(due.SUBSCRIPTION_ID, due.NOTICE_ID)
                                .from(due)
                                .where(due.DUE_AT.le(now))
                                .orderBy(due.DUE_AT)
                                .limit(most)
                                .forUpdate()
                                .skipLocked()))
                .returningResult(
                        PUSH_MESSAGE.SUBSCRIPTION_ID,
                        PUSH_MESSAGE.PERSON_ID,
                        PUSH_MESSAGE.NOTICE_ID,
                        PUSH_SUBSCRIPTION.ENDPOINT,
                        PUSH_SUBSCRIPTION.PUBLIC_KEY,
                        PUSH_SUBSCRIPTION.SECRET,
                        PUSH_MESSAGE.ATTEMPTS,
                        PUSH_MESSAGE.CREATED_AT)
                .fetch(row -> new Message(
                        row.get(PUSH_MESSAGE.SUBSCRIPTION_ID),
                        row.get(PUSH_MESSAGE.PERSON_ID),
                        row.get(PUSH_MESSAGE.NOTICE_ID),
                        row.get(PUSH_SUBSCRIPTION.ENDPOINT),
                        row.get(PUSH_SUBSCRIPTION.PUBLIC_KEY),
                        row.get(PUSH_SUBSCRIPTION.SECRET),
                        row.get(PUSH_MESSAGE.ATTEMPTS),
                        row.get(PUSH_MESSAGE.CREATED_AT))));
    }

    void done(Message message) {
        transactions.run(() -> sql.deleteFrom(PUSH_MESSAGE)
                .where(PUSH_MESSAGE.SUBSCRIPTION_ID.eq(message.subscriptionId()))
                .and(PUSH_MESSAGE.NOTICE_ID.eq(message.noticeId()))
                .execute());
    }

    void later(Message message, Instant when) {
        transactions.run(() -> sql.update(PUSH_MESSAGE)
                .set(PUSH_MESSAGE.DUE_AT, when)
                .where(PUSH_MESSAGE.SUBSCRIPTION_ID.eq(message.subscriptionId()))
                .and(PUSH_MESSAGE.NOTICE_ID.eq(message.noticeId()))
                .execute());
    }
}
