package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNTED_BALLOT;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.JSON;

/** What was counted in votes that are closed. */
@Singleton
final class VoiceRows {
    private static final int AT_ONCE = 1_000;

    private final DSLContext sql;

    VoiceRows(DSLContext sql) {
        this.sql = sql;
    }

    void insert(long decisionId, List<Voice> voices) {
        for (var from = 0; from < voices.size(); from += AT_ONCE) {
            var insert = sql.insertInto(
                    COUNTED_BALLOT,
                    COUNTED_BALLOT.DECISION_ID,
                    COUNTED_BALLOT.VOTER,
                    COUNTED_BALLOT.WEIGHT,
                    COUNTED_BALLOT.PAPER,
                    COUNTED_BALLOT.REASON,
                    COUNTED_BALLOT.VIA,
                    COUNTED_BALLOT.RAW);
            for (var voice : voices.subList(from, Math.min(voices.size(), from + AT_ONCE))) {
                insert = insert.values(
                        decisionId,
                        voice.voter(),
                        voice.weight(),
                        ChoiceText.write(voice.choice()),
                        voice.reason(),
                        voice.via(),
                        voice.raw() == null ? null : JSON.valueOf(voice.raw()));
            }
            insert.execute();
        }
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
