package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.ROLL_ENTRY;
import static coop.talkoot.schema.Tables.TURNOUT;

import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Timelines;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Votes that wait for somebody: open ones on whose roll they are, and in which they have not voted. */
@Singleton
public final class WaitingVotes {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Timelines timelines;
    private final Decisions decisions;

    WaitingVotes(DSLContext sql, Transactions transactions, Clock clock, Timelines timelines, Decisions decisions) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.timelines = timelines;
        this.decisions = decisions;
    }

    /** What closes first at the top. */
    public List<Decision> of(long actorId, int limit) {
        return transactions.read(() -> {
            var now = clock.instant();
            var ids = sql.select(DECISION.POST_ID)
                    .from(DECISION)
                    .join(ROLL_ENTRY)
                    .on(ROLL_ENTRY.DECISION_ID.eq(DECISION.POST_ID))
                    .where(ROLL_ENTRY.ACTOR_ID.eq(actorId).and(ROLL_ENTRY.LEFT_AT.isNull()))
                    .and(DECISION.STATE.eq(DSL.inline(Decision.State.OPEN.name())))
                    .and(DECISION.OPENS_AT.le(now).and(DECISION.CLOSES_AT.gt(now)))
                    .and(DSL.notExists(DSL.selectOne()
                            .from(TURNOUT)
                            .where(TURNOUT.DECISION_ID.eq(DECISION.POST_ID))
                            .and(TURNOUT.ACTOR_ID.eq(actorId))))
                    .orderBy(DECISION.CLOSES_AT, DECISION.POST_ID)
                    .limit(limit)
                    .fetch(DECISION.POST_ID);
            var posts = timelines.inOrder(ids);
            var found = decisions.among(posts);
            return posts.stream()
                    .map(post -> found.get(post.id()))
                    .filter(Objects::nonNull)
                    .toList();
        });
    }
}
