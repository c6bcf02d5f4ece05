package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.POLL;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * Closes polls at their end, and tells of new counts now and then: not of every vote, for each of them would go to all
 * who follow.
 */
@Singleton
public final class PollClock implements Recurring {
    /** At least so long lies between two tellings of the counts of one poll. */
    static final Duration PACE = Duration.ofMinutes(3);

    private static final int AT_ONCE = 50;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;

    PollClock(DSLContext sql, Transactions transactions, DomainEvents events, Clock clock, Posts posts) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
    }

    @Override
    public String name() {
        return "polls";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void run() {
        while (closeSome() == AT_ONCE) {
            // more may have ended meanwhile
        }
        while (tellSome() == AT_ONCE) {
            // and more been counted
        }
    }

    private int closeSome() {
        var now = clock.instant();
        var isOver = POLL.CLOSED_AT.isNull().and(POLL.ENDS_AT.le(now));
        return transactions.write(() -> {
            var ended = claimed(isOver);
            for (var id : ended) {
                sql.update(POLL)
                        .set(POLL.CLOSED_AT, POLL.ENDS_AT)
                        .setNull(POLL.COUNTED_AT)
                        .set(POLL.TOLD_AT, now)
                        .where(POLL.POST_ID.eq(id))
                        .execute();
                posts.find(id).ifPresent(post -> events.publish(new PostEvent.PollClosed(post)));
            }
            return ended.size();
        });
    }

    private int tellSome() {
        var now = clock.instant();
        var isNews = POLL.COUNTED_AT.isNotNull().and(POLL.TOLD_AT.isNull().or(POLL.TOLD_AT.le(now.minus(PACE))));
        return transactions.write(() -> {
            var counted = claimed(isNews);
            for (var id : counted) {
                sql.update(POLL)
                        .setNull(POLL.COUNTED_AT)
                        .set(POLL.TOLD_AT, now)
                        .where(POLL.POST_ID.eq(id))
                        .execute();
                posts.find(id)
                        .filter(post -> post.isLocal() && !post.isDeleted())
                        .ifPresent(post -> events.publish(new PostEvent.PollCounted(post)));
            }
            return counted.size();
        });
    }

    /** Polls that fit and that nobody is voting in just now, for this transaction alone. */
    private List<Long> claimed(Condition condition) {
        return sql.select(POLL.POST_ID)
                .from(POLL)
                .where(condition)
                .orderBy(POLL.POST_ID)
                .limit(AT_ONCE)
                .forNoKeyUpdate()
                .skipLocked()
                .fetch(POLL.POST_ID);
    }
}
