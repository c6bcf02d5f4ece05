package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.DELEGATION;
import static coop.talkoot.schema.Tables.MOTION;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Remains;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Timelines;
import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.DSLContext;

/**
 * A group that ends decides nothing more: open votes and drawings end with it, while it can still say so; what was only
 * proposed is taken back afterwards. What it has decided stays, and can be counted again.
 */
@Singleton
final class EndedVotes implements DomainListener, Remains {
    private static final int AT_ONCE = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Timelines timelines;
    private final Motions motions;
    private final MotionRows motionRows;
    private final DecisionRows decisions;
    private final Closings closings;
    private final Delegations delegations;
    private final LotClock lots;

    EndedVotes(
            DSLContext sql,
            Transactions transactions,
            Timelines timelines,
            Motions motions,
            MotionRows motionRows,
            DecisionRows decisions,
            Closings closings,
            Delegations delegations,
            LotClock lots) {
        this.sql = sql;
        this.transactions = transactions;
        this.timelines = timelines;
        this.motions = motions;
        this.motionRows = motionRows;
        this.decisions = decisions;
        this.closings = closings;
        this.delegations = delegations;
        this.lots = lots;
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof GroupEvent.GroupEnding ending) {
            var group = ending.group();
            takeBack(motions(group, Motion.State.VOTING, Integer.MAX_VALUE));
            cancel(group);
            lots.failAll(group.id());
        }
    }

    @Override
    public boolean putAway(Group group) {
        return transactions.write(() -> {
            var proposed = motions(group, Motion.State.PROPOSED, AT_ONCE);
            takeBack(proposed);
            var given = sql.select(DELEGATION.ID)
                    .from(DELEGATION)
                    .where(DELEGATION.GROUP_ID.eq(group.id()).and(DELEGATION.ENDED_AT.isNull()))
                    .limit(AT_ONCE)
                    .fetch(DELEGATION.ID);
            delegations.endAll(given);
            return proposed.size() == AT_ONCE || given.size() == AT_ONCE;
        });
    }

    private List<Long> motions(Group group, Motion.State state, int most) {
        return sql.select(MOTION.POST_ID)
                .from(MOTION)
                .where(MOTION.GROUP_ID.eq(group.id()).and(MOTION.STATE.eq(state.name())))
                .orderBy(MOTION.POST_ID)
                .limit(most)
                .fetch(MOTION.POST_ID);
    }

    private void takeBack(List<Long> ids) {
        var known = motionRows.byId(timelines.inOrder(ids));
        for (var id : ids) {
            var motion = known.get(id);
            if (motion == null) {
                motionRows.setState(id, Motion.State.WITHDRAWN);
            } else {
                motions.withdrawn(motion);
            }
        }
    }

    /** Those that no motion of this group stands behind: its part in a federation's vote. */
    private void cancel(Group group) {
        var open = sql.select(DECISION.POST_ID)
                .from(DECISION)
                .where(DECISION.GROUP_ID.eq(group.id()).and(DECISION.CHARTER_ID.isNotNull()))
                .and(DECISION.STATE.in(Decision.State.OPEN.name(), Decision.State.GRACE.name()))
                .orderBy(DECISION.POST_ID)
                .fetch(DECISION.POST_ID);
        decisions.byPosts(timelines.inOrder(open)).forEach(closings::cancel);
    }
}
