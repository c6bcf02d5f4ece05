package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.ROLL_ENTRY;
import static coop.talkoot.schema.Tables.VETO;

import coop.talkoot.people.Identities;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads and writes vetoes. */
@Singleton
final class VetoRows {
    private static final int MOST = 1_000;

    private final DSLContext sql;
    private final Identities identities;

    VetoRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    /** How many different people's vetoes stand: of those who are still on the roll. Counted each time, never kept. */
    long standing(Decision decision) {
        return sql.fetchCount(
                VETO,
                VETO.DECISION_ID
                        .eq(decision.id())
                        .and(VETO.WITHDRAWN_AT.isNull())
                        .and(DSL.exists(DSL.selectOne()
                                .from(ROLL_ENTRY)
                                .where(ROLL_ENTRY.DECISION_ID.eq(VETO.DECISION_ID))
                                .and(ROLL_ENTRY.ACTOR_ID.eq(VETO.ACTOR_ID))
                                .and(ROLL_ENTRY.LEFT_AT.isNull()))));
    }

    /** False when theirs stands already. */
    boolean insert(long id, String uri, long decisionId, long holderId, String reason, Instant now) {
        return sql.insertInto(VETO)
                        .set(VETO.ID, id)
                        .set(VETO.URI, uri)
                        .set(VETO.DECISION_ID, decisionId)
                        .set(VETO.ACTOR_ID, holderId)
                        .set(VETO.REASON, reason)
                        .set(VETO.CAST_AT, now)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void withdraw(long id, Instant now) {
        sql.update(VETO)
                .set(VETO.WITHDRAWN_AT, now)
                .where(VETO.ID.eq(id).and(VETO.WITHDRAWN_AT.isNull()))
                .execute();
    }

    Optional<Veto> one(Condition condition) {
        return all(condition).stream().findFirst();
    }

    /** In the order in which they were cast. */
    List<Veto> all(Condition condition) {
        var rows = sql.selectFrom(VETO)
                .where(condition)
                .orderBy(VETO.ID)
                .limit(MOST)
                .fetch();
        var known = identities.byIds(rows.getValues(VETO.ACTOR_ID));
        return rows.map(row -> new Veto(
                row.getId(),
                row.getUri(),
                row.getDecisionId(),
                Objects.requireNonNull(known.get(row.getActorId())),
                row.getReason(),
                row.getCastAt(),
                row.getWithdrawnAt()));
    }
}
