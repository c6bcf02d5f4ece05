package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What happens to the open vote on a motion when the motion changes; in that transaction. */
@Singleton
final class OpenVotes {
    private final DSLContext sql;
    private final DomainEvents events;
    private final Posts posts;
    private final DecisionRows rows;
    private final BallotRows ballots;
    private final Closings closings;

    OpenVotes(
            DSLContext sql,
            DomainEvents events,
            Posts posts,
            DecisionRows rows,
            BallotRows ballots,
            Closings closings) {
        this.sql = sql;
        this.events = events;
        this.posts = posts;
        this.rows = rows;
        this.ballots = ballots;
        this.closings = closings;
    }

    /** Says the same in the group's own post; refused once anybody has voted on the words as they were. */
    void rewriteUntouched(long motionId, Words words) {
        open(motionId).ifPresent(id -> {
            rows.lock(id);
            if (!ballots.isUntouched(id)) {
                throw Refused.conflict(
                        "Somebody has voted on these words already. Withdraw it and put another motion.");
            }
            var post = posts.rewrite(id, words, null, null);
            sql.update(DECISION)
                    .set(DECISION.TEXT_HASH, DecisionRows.textHash(post.title(), post.text()))
                    .where(DECISION.POST_ID.eq(id))
                    .execute();
            events.publish(
                    new DecisionEvent.DecisionEdited(rows.byPosts(List.of(post)).getFirst()));
        });
    }

    void cancel(long motionId) {
        open(motionId)
                .flatMap(posts::find)
                .ifPresent(post -> closings.cancel(rows.byPosts(List.of(post)).getFirst()));
    }

    private Optional<Long> open(long motionId) {
        return sql.select(DECISION.POST_ID)
                .from(DECISION)
                .where(DECISION.MOTION_ID.eq(motionId))
                .and(DECISION.STATE.in(Decision.State.OPEN.name(), Decision.State.GRACE.name()))
                .fetchOptional(DECISION.POST_ID);
    }
}
