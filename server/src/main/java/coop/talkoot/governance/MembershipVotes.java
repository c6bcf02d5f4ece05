package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;

import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Does what a vote on taking somebody in, or sending them away, has decided: nobody needs to remember it. */
@Singleton
final class MembershipVotes {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final DecisionRows rows;
    private final MotionRows motions;
    private final Groups groups;
    private final Memberships memberships;
    private final AffiliationVotes affiliations;
    private final Councils councils;

    MembershipVotes(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            DecisionRows rows,
            MotionRows motions,
            Groups groups,
            Memberships memberships,
            AffiliationVotes affiliations,
            Councils councils) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.rows = rows;
        this.motions = motions;
        this.groups = groups;
        this.memberships = memberships;
        this.affiliations = affiliations;
        this.councils = councils;
    }

    /** Whether a vote of that kind changes who belongs to the group. */
    static boolean isOne(Decision decision) {
        return decision.charterId() != null
                && decision.options().isEmpty()
                && (decision.type() == Motion.Type.MEMBERSHIP || decision.type() == Motion.Type.REMOVAL);
    }

    /** Passed, and its day has come: the one that was stated at the opening, else that of the outcome. */
    static Condition areDue(Instant now) {
        return DSL.condition(DECISION.DECIDES_MEMBERSHIP)
                .and(DECISION.OUTCOME.eq(DSL.inline("PASSED")))
                .and(DECISION.IMPLEMENTED_AT.isNull())
                .and(DSL.coalesce(DECISION.IMPLEMENT_BY, DECISION.CLOSED_AT).le(now))
                .and(DECISION.GROUP_ID.notIn(Belonging.ended()));
    }

    /** Refused, and tried again, as long as the group would be left without anybody to look after it. */
    void carryOut(long decisionId) {
        var known = transactions.read(() -> get(decisionId));
        var aboutId = known.motionId();
        if (aboutId == null) {
            return;
        }
        var terms = transactions.read(() -> motion(aboutId)).terms();
        var asked = affiliations.ask(known, terms);
        transactions.run(() -> {
            rows.lock(decisionId);
            var decision = get(decisionId);
            if (decision.implementation().doneAt() != null) {
                return;
            }
            var motion = motion(aboutId);
            var subject = motion.subject();
            var affiliating = motion.terms().affiliating();
            var sending = motion.terms().sending();
            if (affiliating != null) {
                affiliations.carryOut(
                        decision, motion, groups.get(decision.group().id()), affiliating, asked);
            } else if (subject != null && sending != null) {
                councils.recalled(decision, sending, subject);
            } else if (subject != null) {
                change(decision, subject);
            }
            sql.update(DECISION)
                    .set(DECISION.IMPLEMENTED_AT, clock.instant())
                    .set(DECISION.IMPLEMENTED_BY_ID, decision.group().id())
                    .where(DECISION.POST_ID.eq(decisionId))
                    .execute();
            events.publish(new DecisionEvent.DecisionImplemented(get(decisionId), decision.group()));
        });
    }

    private void change(Decision decision, Identity subject) {
        var group = groups.get(decision.group().id());
        if (decision.type() == Motion.Type.REMOVAL) {
            memberships.removeByVote(group, subject, decision.post().uri());
        } else if (!subject.isGone()) {
            memberships.admitByVote(group, subject, decision.post().uri());
        }
    }

    private Motion motion(long id) {
        return motions.byId(posts.find(id).stream().toList())
                .values()
                .iterator()
                .next();
    }

    private Decision get(long id) {
        return rows.byPosts(List.of(posts.find(id).orElseThrow())).getFirst();
    }
}
