package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.BALLOT;
import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.DECISION_KEY;
import static coop.talkoot.schema.Tables.DECISION_OPTION;
import static coop.talkoot.schema.Tables.ROLL_ENTRY;
import static coop.talkoot.schema.Tables.TURNOUT;

import coop.talkoot.posts.Post;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSON;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes ballots: casting one costs three small statements. */
@Singleton
final class BallotRows {
    private final DSLContext sql;

    BallotRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * How a vote stands for one who would cast a ballot now.
     *
     * @param weight null when they are not on the roll, or not any more
     * @param key of this vote's trackers; null when ballots are open
     */
    record Door(
            Decision.State state,
            Instant closesAt,
            @Nullable Long weight,
            byte @Nullable [] key) {}

    Optional<BallotBox> box(Post vote) {
        var decisionId = vote.id();
        return sql.select(DECISION.RULES, DECISION.SECRECY)
                .from(DECISION)
                .where(DECISION.POST_ID.eq(decisionId))
                .fetchOptional(row -> new BallotBox(
                        decisionId,
                        new BallotSigner.Address(vote.uri(), vote.author().uri()),
                        VotingTermsText.read(row.value1()),
                        Secrecy.valueOf(row.value2()),
                        sql.select(DECISION_OPTION.CHOICE, DECISION_OPTION.TITLE)
                                .from(DECISION_OPTION)
                                .where(DECISION_OPTION.DECISION_ID.eq(decisionId))
                                .orderBy(DECISION_OPTION.POSITION)
                                .fetch(option -> new Decision.Option(option.value1(), option.value2()))));
    }

    /** Until the commit nobody closes it, puts it off or changes its text; others may vote. */
    Optional<Door> door(long decisionId, long voterId) {
        return sql.select(DECISION.STATE, DECISION.CLOSES_AT, ROLL_ENTRY.WEIGHT, DECISION_KEY.KEY)
                .from(DECISION)
                .leftJoin(ROLL_ENTRY)
                .on(ROLL_ENTRY
                        .DECISION_ID
                        .eq(DECISION.POST_ID)
                        .and(ROLL_ENTRY.ACTOR_ID.eq(voterId))
                        .and(ROLL_ENTRY.LEFT_AT.isNull()))
                .leftJoin(DECISION_KEY)
                .on(DECISION_KEY.DECISION_ID.eq(DECISION.POST_ID))
                .where(DECISION.POST_ID.eq(decisionId))
                .forKeyShare()
                .of(DECISION)
                .fetchOptional(row ->
                        new Door(Decision.State.valueOf(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** Gives the ballot's place in the ledger. */
    long insert(long decisionId, Cast cast, @Nullable String tracker, String uri, Instant now) {
        var isOpen = tracker == null;
        var raw = cast.raw();
        return Objects.requireNonNull(sql.insertInto(BALLOT)
                        .set(BALLOT.DECISION_ID, decisionId)
                        .set(BALLOT.URI, isOpen ? uri : null)
                        .set(BALLOT.VOTER_ID, isOpen ? cast.voter().id() : null)
                        .set(BALLOT.TRACKER, tracker)
                        .set(BALLOT.PAPER, ChoiceText.write(cast.choice()))
                        .set(BALLOT.REASON, cast.reason())
                        .set(BALLOT.RAW, isOpen && raw != null ? JSON.valueOf(raw) : null)
                        .set(BALLOT.CAST_AT, isOpen ? now : null)
                        .returning(BALLOT.SEQUENCE)
                        .fetchOne())
                .getSequence();
    }

    /** Whether they had not voted before; waits for a ballot of theirs that is being cast at this moment. */
    boolean turnOut(long decisionId, long voterId) {
        return sql.insertInto(TURNOUT)
                        .set(TURNOUT.DECISION_ID, decisionId)
                        .set(TURNOUT.ACTOR_ID, voterId)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    boolean isTaken(String uri) {
        return sql.fetchExists(BALLOT, BALLOT.URI.eq(uri));
    }

    boolean isUntouched(long decisionId) {
        return !sql.fetchExists(TURNOUT, TURNOUT.DECISION_ID.eq(decisionId));
    }

    /** The last ballot of whoever fits. */
    Optional<Last> last(long decisionId, Condition voter) {
        return sql.select(
                        BALLOT.SEQUENCE,
                        BALLOT.URI,
                        BALLOT.TRACKER,
                        BALLOT.PAPER,
                        BALLOT.REASON,
                        BALLOT.CAST_AT,
                        BALLOT.RAW)
                .from(BALLOT)
                .where(BALLOT.DECISION_ID.eq(decisionId).and(voter))
                .orderBy(BALLOT.SEQUENCE.desc())
                .limit(1)
                .fetchOptional(row -> new Last(
                        row.value1(),
                        row.value2(),
                        null,
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7() == null ? null : row.value7().data()));
    }

    /** A ballot as it stands in the table. */
    record Last(
            long sequence,
            @Nullable String uri,
            @Nullable Long voterId,
            @Nullable String tracker,
            String paper,
            String reason,
            @Nullable Instant castAt,
            @Nullable String raw) {}

    /** The last ballot of each voter, of one vote: one statement, by the index. */
    List<Last> lasts(long decisionId) {
        return sql.select(
                        BALLOT.SEQUENCE,
                        BALLOT.URI,
                        BALLOT.VOTER_ID,
                        BALLOT.TRACKER,
                        BALLOT.PAPER,
                        BALLOT.REASON,
                        BALLOT.CAST_AT,
                        BALLOT.RAW)
                .distinctOn(BALLOT.VOTER_ID, BALLOT.TRACKER)
                .from(BALLOT)
                .where(BALLOT.DECISION_ID.eq(decisionId))
                .orderBy(BALLOT.VOTER_ID, BALLOT.TRACKER, BALLOT.SEQUENCE.desc())
                .fetch(row -> new Last(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8() == null ? null : row.value8().data()));
    }

    int countVoted(long decisionId) {
        return sql.fetchCount(TURNOUT, TURNOUT.DECISION_ID.eq(decisionId));
    }

    List<Long> voted(long decisionId) {
        return sql.select(TURNOUT.ACTOR_ID)
                .from(TURNOUT)
                .where(TURNOUT.DECISION_ID.eq(decisionId))
                .fetch(TURNOUT.ACTOR_ID);
    }

    /** The highest place in the ledger; 0 before the first ballot. */
    long newest(long decisionId) {
        var newest = sql.select(DSL.max(BALLOT.SEQUENCE))
                .from(BALLOT)
                .where(BALLOT.DECISION_ID.eq(decisionId))
                .fetchOne(DSL.max(BALLOT.SEQUENCE));
        return newest == null ? 0 : newest;
    }

    byte @Nullable [] key(long decisionId) {
        return sql.select(DECISION_KEY.KEY)
                .from(DECISION_KEY)
                .where(DECISION_KEY.DECISION_ID.eq(decisionId))
                .fetchOne(DECISION_KEY.KEY);
    }

    void makeKey(long decisionId, byte[] key) {
        sql.insertInto(DECISION_KEY)
                .set(DECISION_KEY.DECISION_ID, decisionId)
                .set(DECISION_KEY.KEY, key)
                .execute();
    }

    /** What could tell who said what is gone. */
    void destroy(long decisionId) {
        sql.deleteFrom(DECISION_KEY)
                .where(DECISION_KEY.DECISION_ID.eq(decisionId))
                .execute();
        sql.deleteFrom(BALLOT)
                .where(BALLOT.DECISION_ID.eq(decisionId).and(BALLOT.TRACKER.isNotNull()))
                .execute();
    }
}
