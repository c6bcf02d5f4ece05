package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.BALLOT;
import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.ROLL_ENTRY;
import static coop.talkoot.schema.Tables.TURNOUT;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.DueRows;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Posts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes votes at their end, reminds of them a day before, and of what was to be done; tells now and then how those stand
 * that are polls on other software too. One process does it, each vote in
 * a transaction of its own: what cannot be closed now does not hold up the others.
 */
@Singleton
public final class ClosingClock implements Recurring {
    /** How long before the close people are reminded. */
    static final Duration AHEAD = Duration.ofHours(24);

    /** At least so long lies between two tellings of how one vote stands. */
    static final Duration PACE = Duration.ofMinutes(3);

    private static final Logger LOG = LoggerFactory.getLogger(ClosingClock.class);

    private final DueRows due;
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final DecisionRows rows;
    private final Closings closings;
    private final VoteCount count;
    private final BallotRows ballots;
    private final MembershipVotes deeds;
    private final FederalReturns returns;
    /** Of votes that end once they are decided: up to which ballot that was looked at. */
    private final Map<Long, Long> lookedAt = new ConcurrentHashMap<>();

    ClosingClock(
            DueRows due,
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            DecisionRows rows,
            Closings closings,
            VoteCount count,
            BallotRows ballots,
            MembershipVotes deeds,
            FederalReturns returns) {
        this.due = due;
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.rows = rows;
        this.closings = closings;
        this.count = count;
        this.ballots = ballots;
        this.deeds = deeds;
        this.returns = returns;
    }

    @Override
    public String name() {
        return "votes";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        returns.fetch();
        var now = clock.instant();
        var isOurs = DECISION.GROUP_ID.isNotNull().and(DECISION.CHARTER_ID.isNotNull());
        each(isOurs.and(DECISION.STATE.eq("OPEN")).and(DECISION.CLOSES_AT.le(now)), id -> closings.close(id, false));
        each(
                isOurs.and(DECISION.STATE.eq("GRACE")).and(DECISION.CONCLUDES_AT.le(now)),
                id -> closings.close(id, false));
        each(isOurs.and(hasEverybodyVoted()), id -> closings.close(id, true));
        each(isOurs.and(mayBeDecided()), this::closeIfDecided);
        each(
                isOurs.and(DECISION.STATE.eq("OPEN"))
                        .and(DECISION.REMINDED_AT.isNull())
                        .and(DECISION.CLOSES_AT.le(now.plus(AHEAD))),
                this::remind);
        each(isOurs.and(hasNews(now)), this::tellCounts);
        each(isOurs.and(MembershipVotes.areDue(now)), deeds::carryOut);
        each(
                DECISION.IMPLEMENT_BY
                        .le(now)
                        .and(DECISION.IMPLEMENTED_AT.isNull())
                        .and(DECISION.DUE_TOLD_AT.isNull())
                        .and(DECISION.OUTCOME.in("PASSED", "SELECTED"))
                        .and(isOurs),
                this::tellDue);
    }

    private void each(Condition condition, LongConsumer work) {
        due.each(
                DECISION.POST_ID,
                condition,
                work,
                (id, why) -> LOG.info("the vote {} waits: {}", id, why.getMessage()));
    }

    /** Nobody on the roll is left who has not voted, and the rules close a vote then. */
    private static Condition hasEverybodyVoted() {
        var missing = DSL.notExists(DSL.selectOne()
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(DECISION.POST_ID).and(ROLL_ENTRY.LEFT_AT.isNull()))
                .and(DSL.notExists(DSL.selectOne()
                        .from(TURNOUT)
                        .where(TURNOUT.DECISION_ID.eq(ROLL_ENTRY.DECISION_ID))
                        .and(TURNOUT.ACTOR_ID.eq(ROLL_ENTRY.ACTOR_ID)))));
        return DECISION.STATE.eq("OPEN").and(DECISION.CLOSES_EARLY).and(missing);
    }

    /** Ballots that can still be changed can change everything. */
    private static Condition mayBeDecided() {
        return DECISION.STATE
                .eq(DSL.inline("OPEN"))
                .and(DECISION.CLOSES_EARLY)
                .and(DECISION.RULES.contains("\"ballotsAreFinal\":true"));
    }

    private void closeIfDecided(long id) {
        var newest = transactions.read(() -> ballots.newest(id));
        if (Long.valueOf(newest).equals(lookedAt.put(id, newest))) {
            return;
        }
        if (transactions.read(() -> count.isDecided(get(id), clock.instant()))) {
            closings.close(id, true);
            lookedAt.remove(id);
        }
    }

    private void remind(long id) {
        transactions.run(() -> {
            rows.lock(id);
            var decision = get(id);
            if (decision.state() != Decision.State.OPEN) {
                return;
            }
            sql.update(DECISION)
                    .set(DECISION.REMINDED_AT, clock.instant())
                    .where(DECISION.POST_ID.eq(id))
                    .execute();
            events.publish(new DecisionEvent.DecisionReminded(decision));
            var unused = count.speaking(decision, clock.instant()).unused();
            if (!unused.isEmpty()) {
                events.publish(new DelegationEvent.MandatesUnused(
                        decision, unused.keySet().stream().sorted().toList()));
            }
        });
    }

    /** Not told of each ballot, for each telling goes to all who follow. */
    private static Condition hasNews(Instant now) {
        return DECISION.STATE
                .eq(DSL.inline("OPEN"))
                .and(DECISION.IS_QUESTION)
                .and(DSL.not(DECISION.HIDES_RESULTS))
                .and(DECISION.COUNTS_TOLD_AT.isNull().or(DECISION.COUNTS_TOLD_AT.le(now.minus(PACE))))
                .and(DSL.exists(DSL.selectOne()
                        .from(BALLOT)
                        .where(BALLOT.DECISION_ID.eq(DECISION.POST_ID))
                        .and(BALLOT.SEQUENCE.gt(DECISION.COUNTS_TOLD_TO))));
    }

    private void tellCounts(long id) {
        transactions.run(() -> {
            rows.lock(id);
            var decision = get(id);
            if (decision.state() != Decision.State.OPEN) {
                return;
            }
            sql.update(DECISION)
                    .set(DECISION.COUNTS_TOLD_AT, clock.instant())
                    .set(DECISION.COUNTS_TOLD_TO, ballots.newest(id))
                    .where(DECISION.POST_ID.eq(id))
                    .execute();
            var speaking = count.speaking(decision, clock.instant());
            var tally = Tallies.of(decision, speaking.roll(), speaking.voices(), 0, null, "");
            events.publish(new DecisionEvent.DecisionCounted(decision, tally));
        });
    }

    private void tellDue(long id) {
        transactions.run(() -> {
            sql.update(DECISION)
                    .set(DECISION.DUE_TOLD_AT, clock.instant())
                    .where(DECISION.POST_ID.eq(id))
                    .execute();
            events.publish(new DecisionEvent.ImplementationDue(get(id)));
        });
    }

    private Decision get(long id) {
        return rows.byPosts(posts.find(id).stream().toList()).getFirst();
    }
}
