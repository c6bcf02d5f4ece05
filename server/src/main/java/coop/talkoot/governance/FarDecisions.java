package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.governance.method.Outcome;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Votes of groups of other servers, as those tell of them. Whoever calls has checked that it is the group's own server
 * that speaks: nothing is counted or concluded here.
 */
@Singleton
public final class FarDecisions {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Posts posts;
    private final DecisionRows rows;
    private final MotionRows motions;
    private final Decisions decisions;
    private final Tallies tallies;
    private final FederalVotes federal;
    private final CouncilRolls councils;

    FarDecisions(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Posts posts,
            DecisionRows rows,
            MotionRows motions,
            Decisions decisions,
            Tallies tallies,
            FederalVotes federal,
            CouncilRolls councils) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.posts = posts;
        this.rows = rows;
        this.motions = motions;
        this.decisions = decisions;
        this.tallies = tallies;
        this.federal = federal;
        this.councils = councils;
    }

    /** One that is known already changes nothing. {@code post} is the group's, and not of this server. */
    public Decision take(NewPost post, FarDecision far) {
        var group = post.group();
        if (group == null || group.isLocal() || group.id() != post.author().id()) {
            throw Refused.invalid("group", "A vote is told by the group whose it is.");
        }
        return transactions.write(() -> {
            var written = posts.write(post);
            if (!written.isNew()) {
                return decisions
                        .of(written.post())
                        .orElseThrow(() -> Refused.conflict("A post of this name is known, and is no vote."));
            }
            var state = Decision.State.OPEN;
            var seal = new Decision.Seal(far.rollHash(), 0, 0);
            var decision = new Decision(
                    written.post(),
                    group,
                    far.motionId(),
                    far.occasion(),
                    far.type(),
                    state,
                    far.terms(),
                    null,
                    far.charterHash(),
                    far.secrecy(),
                    far.hidesResults(),
                    far.allowsDelegation(),
                    far.isQuestion(),
                    far.opensAt(),
                    far.closesAt(),
                    far.concludesAt(),
                    null,
                    seal,
                    far.options(),
                    null,
                    new Decision.Implementation(far.implementBy(), null, null));
            rows.insert(decision, false);
            councils.name(decision.id(), far.delegates());
            setMotion(far.motionId(), Motion.State.VOTING);
            var taken = decisions.get(decision.id());
            events.publish(new DecisionEvent.DecisionOpened(taken));
            federal.asked(taken);
            federal.heard(taken, far.rollSize());
            return taken;
        });
    }

    /** The close was put off there; it never comes nearer, and not twice. */
    public void extended(Decision decision, Identity by, Instant until, Instant concludes, String because) {
        transactions.run(() -> {
            var now = decisions.locked(decision.id());
            if (now.isOver() || now.extension() != null || !until.isAfter(now.closesAt())) {
                return;
            }
            sql.update(DECISION)
                    .set(DECISION.CLOSES_AT, until)
                    .set(DECISION.CONCLUDES_AT, concludes.isBefore(until) ? until : concludes)
                    .set(DECISION.EXTENDED_FROM, now.closesAt())
                    .set(DECISION.EXTENDED_BY_ID, by.id())
                    .set(DECISION.EXTENDED_BECAUSE, because)
                    .where(DECISION.POST_ID.eq(decision.id()))
                    .execute();
            events.publish(new DecisionEvent.DecisionExtended(decisions.get(decision.id())));
        });
    }

    /** Its words are other ones there; what is voted on and by which rules stays as it was. */
    public void rewritten(Decision decision, Words words, @Nullable Instant editedAt, @Nullable String raw) {
        transactions.run(() -> {
            if (!decisions.locked(decision.id()).isOver()) {
                posts.rewrite(decision.id(), words, editedAt, raw);
                events.publish(new DecisionEvent.DecisionEdited(decisions.get(decision.id())));
            }
        });
    }

    /** In that post the group says what it came to. */
    public Post told(Decision decision, NewPost result) {
        return transactions.write(() -> {
            var post = posts.write(result).post();
            sql.update(DECISION)
                    .set(DECISION.RESULT_POST_ID, post.id())
                    .where(DECISION.POST_ID.eq(decision.id()).and(DECISION.RESULT_POST_ID.isNull()))
                    .execute();
            return post;
        });
    }

    /** What passed weakly was confirmed there; no other outcome ever changes. */
    public void confirmed(Decision decision, Tally tally) {
        transactions.run(() -> {
            var conclusion = decisions.locked(decision.id()).conclusion();
            if (conclusion != null
                    && conclusion.outcome() == Outcome.Kind.PASSED_WEAK
                    && tally.outcome() == Outcome.Kind.PASSED) {
                sql.update(DECISION)
                        .set(DECISION.OUTCOME, Outcome.Kind.PASSED.name())
                        .where(DECISION.POST_ID.eq(decision.id()))
                        .execute();
                tallies.take(tally);
                var confirmed = decisions.get(decision.id());
                events.publish(new DecisionEvent.DecisionConfirmed(confirmed, confirmed.group()));
            }
        });
    }

    /** It is over there. A second word on the same vote changes nothing. */
    public void concluded(Decision decision, Decision.Conclusion conclusion, @Nullable Tally tally) {
        transactions.run(() -> {
            var now = decisions.locked(decision.id());
            if (now.isOver()) {
                return;
            }
            sql.update(DECISION)
                    .set(DECISION.STATE, tally == null ? Decision.State.CANCELLED.name() : Decision.State.CLOSED.name())
                    .set(DECISION.CLOSED_AT, conclusion.at())
                    .set(DECISION.OUTCOME, conclusion.outcome().name())
                    .set(DECISION.SELECTED, conclusion.selected().toArray(String[]::new))
                    .set(DECISION.REASON_KEY, conclusion.reason().key())
                    .set(DECISION.REASON_VALUES, conclusion.reason().values().toArray(Long[]::new))
                    .set(DECISION.RESULT_POST_ID, conclusion.resultPostId())
                    .where(DECISION.POST_ID.eq(decision.id()))
                    .execute();
            setMotion(now.motionId(), Motion.State.DECIDED);
            var ended = decisions.get(decision.id());
            if (tally == null) {
                events.publish(new DecisionEvent.DecisionCancelled(ended));
            } else {
                tallies.take(tally);
                events.publish(new DecisionEvent.DecisionClosed(ended, tally, null));
                federal.concluded(ended);
            }
        });
    }

    private void setMotion(@Nullable Long motionId, Motion.State state) {
        if (motionId != null
                && !motions.byId(posts.find(motionId).stream().toList()).isEmpty()) {
            motions.setState(motionId, state);
        }
    }
}
