package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNT_FILE;
import static coop.talkoot.schema.Tables.TALLY;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSON;

/** Reads and writes what counts came to. */
@Singleton
final class TallyRows {
    private final DSLContext sql;

    TallyRows(DSLContext sql) {
        this.sql = sql;
    }

    void put(Tally tally, Instant now) {
        var hash = tally.ballotsHash().isEmpty() ? new byte[0] : HexFormat.of().parseHex(tally.ballotsHash());
        var row = sql.newRecord(TALLY);
        row.setDecisionId(tally.decisionId());
        row.setDocument(TallyText.write(tally));
        row.setBallotsHash(hash);
        row.setEligible(Math.toIntExact(tally.eligible()));
        row.setCastCount(Math.toIntExact(tally.cast()));
        row.setViaDelegation(Math.toIntExact(tally.viaDelegation()));
        row.setIsWithheld(tally.isWithheld());
        row.setProof(tally.proof() == null ? null : JSON.valueOf(tally.proof()));
        row.setCreatedAt(now);
        sql.insertInto(TALLY)
                .set(row)
                .onConflict(TALLY.DECISION_ID)
                .doUpdate()
                .set(row)
                .execute();
        // It holds the tally as it was published.
        sql.deleteFrom(COUNT_FILE)
                .where(COUNT_FILE.DECISION_ID.eq(tally.decisionId()))
                .execute();
    }

    Optional<Tally> of(long decisionId) {
        return sql.selectFrom(TALLY)
                .where(TALLY.DECISION_ID.eq(decisionId))
                .fetchOptional(row -> TallyText.read(
                        row.getDecisionId(),
                        row.getDocument(),
                        row.getProof() == null ? null : row.getProof().data()));
    }

    Map<Long, Tally> among(Collection<Long> decisionIds) {
        return sql.selectFrom(TALLY)
                .where(TALLY.DECISION_ID.in(decisionIds))
                .fetchMap(
                        TALLY.DECISION_ID,
                        row -> TallyText.read(
                                row.getDecisionId(),
                                row.getDocument(),
                                row.getProof() == null ? null : row.getProof().data()));
    }
}
