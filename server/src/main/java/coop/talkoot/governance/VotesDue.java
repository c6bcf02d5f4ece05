package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.SENT_BALLOT;
import static coop.talkoot.schema.Tables.TURNOUT;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Of votes in a list, those that are somebody's to vote in, and those that wait for them: a few queries for a page. */
@Singleton
public final class VotesDue {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Memberships memberships;
    private final Rolls rolls;
    private final CouncilRolls councils;
    private final Identities identities;

    VotesDue(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Memberships memberships,
            Rolls rolls,
            CouncilRolls councils,
            Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.memberships = memberships;
        this.rolls = rolls;
        this.councils = councils;
        this.identities = identities;
    }

    /**
     * The ids of those that are open and in which {@code actorId} may vote. Who is on the roll of another server's group,
     * that server knows: here, who belongs to it, or who is named in it where delegates vote.
     */
    public Set<Long> openTo(long actorId, Collection<Decision> votes) {
        var open = votes.stream().filter(vote -> vote.isOpenAt(clock.instant())).toList();
        var ours = open.stream().filter(Decision::isLocal).map(Decision::id).toList();
        var far = open.stream().filter(vote -> !vote.isLocal()).toList();
        var theirs = new HashSet<Long>(ours.isEmpty() ? List.of() : rolls.among(ours, actorId));
        if (!far.isEmpty()) {
            var groups = memberships.groupsWhere(actorId, Right.WRITE);
            var named = councils.naming(far.stream().map(Decision::id).toList(), identities.get(actorId));
            far.stream()
                    .filter(vote -> named.getOrDefault(
                            vote.id(), groups.contains(vote.group().id())))
                    .forEach(vote -> theirs.add(vote.id()));
        }
        return theirs;
    }

    /** Those of them in which they have not voted, or their ballot was refused. */
    public Set<Long> waitingFor(long actorId, Collection<Decision> votes) {
        var waiting = openTo(actorId, votes);
        if (!waiting.isEmpty()) {
            waiting.removeAll(transactions.read(() -> sql.select(TURNOUT.DECISION_ID)
                    .from(TURNOUT)
                    .where(TURNOUT.ACTOR_ID.eq(actorId).and(TURNOUT.DECISION_ID.in(waiting)))
                    .union(sql.select(SENT_BALLOT.DECISION_ID)
                            .from(SENT_BALLOT)
                            .where(SENT_BALLOT.VOTER_ID.eq(actorId).and(SENT_BALLOT.DECISION_ID.in(waiting)))
                            .and(SENT_BALLOT.IS_ACCEPTED.isNull().or(SENT_BALLOT.IS_ACCEPTED)))
                    .fetchSet(TURNOUT.DECISION_ID)));
        }
        return waiting;
    }
}
