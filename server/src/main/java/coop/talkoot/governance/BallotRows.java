package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.BALLOT;
import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.DECISION_KEY;
import static coop.talkoot.schema.Tables.DECISION_OPTION;
import static coop.talkoot.schema.Tables.ROLL_ENTRY;
import static coop.talkoot.schema.Tables.TURNOUT;

import coop.talkoot.platform.OnePlan;
import coop.talkoot.posts.Post;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes ballots: taking some costs three statements, one or a hundred. */
@Singleton
final class BallotRows {
    private final DSLContext sql;

    BallotRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * How a vote stands for those who would cast a ballot now.
     *
     * @param key of this vote's trackers; null when ballots are open
     * @param onRoll those of them who are on the roll, still
     */
    record Door(Decision.State state, Instant closesAt, byte @Nullable [] key, Set<Long> onRoll) {}

    /** A ballot as it is written down: by its voter and under its name, or else under its tracker alone. */
    record Slip(
            @Nullable String uri,
            @Nullable Long voterId,
            @Nullable String tracker,
            String paper,
            String reason,
            @Nullable String raw,
            @Nullable Instant castAt) {}

    Optional<BallotBox> box(Post vote) {
        var decisionId = vote.id();
        return sql.select(DECISION.RULES, DECISION.SECRECY)
                .from(DECISION)
                .where(DECISION.POST_ID.eq(decisionId))
                .fetchOptional(row -> new BallotBox(
                        decisionId,
                        new BallotSigner.Address(vote.uri(), vote.author().uri()),
                        vote.author().isLocal(),
                        VotingTermsText.read(row.value1()),
                        Secrecy.valueOf(row.value2()),
                        sql.select(DECISION_OPTION.CHOICE, DECISION_OPTION.TITLE)
                                .from(DECISION_OPTION)
                                .where(DECISION_OPTION.DECISION_ID.eq(decisionId))
                                .orderBy(DECISION_OPTION.POSITION)
                                .fetch(option -> new Decision.Option(option.value1(), option.value2()))));
    }

    /**
     * Until the commit nobody closes it, puts it off or changes its text; others may vote. Waits for who does one of these
     * at this moment, but not when its time is over: then it is closed to whoever asks.
     */
    Optional<Door> door(long decisionId, Collection<Long> voters, Clock clock) {
        return door(decisionId, voters, true)
                .or(() -> ending(decisionId).filter(seen -> !clock.instant().isBefore(seen.closesAt())))
                .or(() -> door(decisionId, voters, false));
    }

    /** As it was before whoever works on it; of nobody it is said whether they are on the roll. */
    private Optional<Door> ending(long decisionId) {
        return sql.select(DECISION.STATE, DECISION.CLOSES_AT)
                .from(DECISION)
                .where(DECISION.POST_ID.eq(decisionId))
                .fetchOptional(row -> new Door(Decision.State.valueOf(row.value1()), row.value2(), null, Set.of()));
    }

    private Optional<Door> door(long decisionId, Collection<Long> voters, boolean goesOn) {
        var onRoll = DSL.array(DSL.select(ROLL_ENTRY.ACTOR_ID)
                .from(ROLL_ENTRY)
                .where(ROLL_ENTRY.DECISION_ID.eq(DECISION.POST_ID))
                .and(ROLL_ENTRY.ACTOR_ID.eq(DSL.any(OnePlan.of(voters.toArray(Long[]::new)))))
                .and(ROLL_ENTRY.LEFT_AT.isNull()));
        var locked = sql.select(DECISION.STATE, DECISION.CLOSES_AT, DECISION_KEY.KEY, onRoll)
                .from(DECISION)
                .leftJoin(DECISION_KEY)
                .on(DECISION_KEY.DECISION_ID.eq(DECISION.POST_ID))
                .where(DECISION.POST_ID.eq(decisionId))
                .forKeyShare()
                .of(DECISION);
        return (goesOn ? locked.skipLocked() : locked)
                .fetchOptional(row -> new Door(
                        Decision.State.valueOf(row.value1()), row.value2(), row.value3(), Set.of(row.value4())));
    }

    /** Gives the places of ballots in the ledger, in their order. */
    List<Long> insert(long decisionId, List<Slip> slips) {
        if (slips.isEmpty()) {
            return List.of();
        }
        return sql
                .resultQuery(
                        """
                        insert into ballot (decision_id, uri, voter_id, tracker, paper, reason, raw, cast_at)
                        select {0}, uri, voter_id, tracker, paper, reason, raw::json, cast_at
                        from unnest({1}, {2}, {3}, {4}, {5}, {6}, {7}) with ordinality
                          as slip (uri, voter_id, tracker, paper, reason, raw, cast_at, place)
                        order by place
                        returning sequence
                        """,
                        DSL.val(decisionId),
                        column(slips, Slip::uri, String[]::new),
                        column(slips, Slip::voterId, Long[]::new),
                        column(slips, Slip::tracker, String[]::new),
                        column(slips, Slip::paper, String[]::new),
                        column(slips, Slip::reason, String[]::new),
                        column(slips, Slip::raw, String[]::new),
                        DSL.val(
                                slips.stream().map(Slip::castAt).toArray(Instant[]::new),
                                BALLOT.CAST_AT.getDataType().array()))
                .coerce(BALLOT.SEQUENCE)
                .fetch(BALLOT.SEQUENCE)
                .stream()
                .sorted()
                .toList();
    }

    private static <T> Field<T[]> column(List<Slip> slips, Function<Slip, @Nullable T> value, IntFunction<T[]> array) {
        return DSL.val(slips.stream().map(value).toArray(array));
    }

    /** Those of them who had not voted before; waits for ballots of theirs that are being cast at this moment. */
    Set<Long> turnOut(long decisionId, Collection<Long> voters) {
        return voters.isEmpty()
                ? new HashSet<>()
                : new HashSet<>(sql.resultQuery("""
                    insert into turnout (decision_id, actor_id)
                    select {0}, voter from unnest({1}) as came (voter) order by voter
                    on conflict do nothing returning actor_id
                    """, DSL.val(decisionId), DSL.val(voters.toArray(Long[]::new)))
                        .coerce(TURNOUT.ACTOR_ID)
                        .fetch(TURNOUT.ACTOR_ID));
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

    /** The last ballot of each voter, of one vote, without what it came in: one statement, by the index. */
    List<Last> lasts(long decisionId) {
        return sql.select(
                        BALLOT.SEQUENCE,
                        BALLOT.URI,
                        BALLOT.VOTER_ID,
                        BALLOT.TRACKER,
                        BALLOT.PAPER,
                        BALLOT.REASON,
                        BALLOT.CAST_AT)
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
                        null));
    }

    /**
     * The last ballots of the next voters after one of them, in the order of their ids, that have a name which begins so
     * and came in nothing that is signed.
     */
    List<Last> unsigned(long decisionId, String prefix, long afterVoter, int most) {
        var last = sql.select(BALLOT.asterisk())
                .distinctOn(BALLOT.VOTER_ID, BALLOT.TRACKER)
                .from(BALLOT)
                .where(BALLOT.DECISION_ID.eq(decisionId).and(BALLOT.VOTER_ID.gt(afterVoter)))
                .orderBy(BALLOT.VOTER_ID, BALLOT.TRACKER, BALLOT.SEQUENCE.desc())
                .asTable(BALLOT);
        return sql.selectFrom(last)
                .where(last.field(BALLOT.RAW)
                        .isNull()
                        .and(last.field(BALLOT.URI).startsWith(prefix)))
                .orderBy(last.field(BALLOT.VOTER_ID))
                .limit(most)
                .fetchInto(BALLOT)
                .map(row -> new Last(
                        row.getSequence(),
                        row.getUri(),
                        row.getVoterId(),
                        null,
                        row.getPaper(),
                        row.getReason(),
                        row.getCastAt(),
                        null));
    }

    /** What each of these ballots, by their places in the ledger, would have come in. */
    void sign(Map<Long, String> signed) {
        var places = signed.keySet().toArray(Long[]::new);
        sql.execute(
                """
                update ballot set raw = said.raw::json
                from unnest({0}, {1}) as said (sequence, raw) where ballot.sequence = said.sequence
                """, DSL.val(places), DSL.val(Stream.of(places).map(signed::get).toArray(String[]::new)));
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
