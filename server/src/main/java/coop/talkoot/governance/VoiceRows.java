package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNTED_BALLOT;

import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was counted in votes that are closed. */
@Singleton
final class VoiceRows {
    private static final int AT_ONCE = 10_000;

    private final DSLContext sql;

    VoiceRows(DSLContext sql) {
        this.sql = sql;
    }

    /** {@code ballots}: by voter, the place in the ledger of what they said themselves, for what it came in. */
    void insert(long decisionId, List<Voice> voices, Map<String, Long> ballots) {
        for (var from = 0; from < voices.size(); from += AT_ONCE) {
            var some = voices.subList(from, Math.min(voices.size(), from + AT_ONCE));
            sql.execute(
                    """
                    insert into counted_ballot (decision_id, voter, weight, paper, reason, via, raw)
                    select {0}, said.voter, said.weight, said.paper, said.reason, said.via, ballot.raw
                    from unnest({1}, {2}, {3}, {4}, {5}, {6})
                      as said (voter, weight, paper, reason, via, sequence)
                    left join ballot on ballot.sequence = said.sequence
                    """,
                    DSL.val(decisionId),
                    column(some, Voice::voter, String[]::new),
                    column(some, Voice::weight, Long[]::new),
                    column(some, voice -> ChoiceText.write(voice.choice()), String[]::new),
                    column(some, Voice::reason, String[]::new),
                    column(some, Voice::via, String[]::new),
                    column(some, voice -> voice.via() == null ? ballots.get(voice.voter()) : null, Long[]::new));
        }
    }

    private static <T> Field<T[]> column(
            List<Voice> voices, Function<Voice, @Nullable T> value, IntFunction<T[]> array) {
        return DSL.val(voices.stream().map(value).toArray(array));
    }

    /** The same without what each came in, where only what was said is asked for. */
    List<Voice> said(long decisionId) {
        return sql
                .select(
                        COUNTED_BALLOT.VOTER,
                        COUNTED_BALLOT.WEIGHT,
                        COUNTED_BALLOT.PAPER,
                        COUNTED_BALLOT.REASON,
                        COUNTED_BALLOT.VIA)
                .from(COUNTED_BALLOT)
                .where(COUNTED_BALLOT.DECISION_ID.eq(decisionId))
                .fetch(row -> new Voice(
                        row.value1(), row.value2(), ChoiceText.read(row.value3()), row.value4(), row.value5(), null))
                .stream()
                .sorted(Comparator.comparing(Voice::voter))
                .toList();
    }

    /** In the order of their voters. */
    List<Voice> of(long decisionId) {
        var sorted = new TreeMap<String, Voice>();
        sql.selectFrom(COUNTED_BALLOT)
                .where(COUNTED_BALLOT.DECISION_ID.eq(decisionId))
                .forEach(row -> sorted.put(
                        row.getVoter(),
                        new Voice(
                                row.getVoter(),
                                row.getWeight(),
                                ChoiceText.read(row.getPaper()),
                                row.getReason(),
                                row.getVia(),
                                row.getRaw() == null ? null : row.getRaw().data())));
        return List.copyOf(sorted.values());
    }

    void destroy(long decisionId) {
        sql.deleteFrom(COUNTED_BALLOT)
                .where(COUNTED_BALLOT.DECISION_ID.eq(decisionId))
                .execute();
    }
}
