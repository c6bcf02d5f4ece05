package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.CHARTER;

import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.CharterRecord;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads and writes the charter table. */
@Singleton
final class CharterRows {
    private final DSLContext sql;

    CharterRows(DSLContext sql) {
        this.sql = sql;
    }

    /** False when this version is there already. */
    boolean insert(Charter charter) {
        return sql.insertInto(CHARTER)
                        .set(CHARTER.ID, charter.id())
                        .set(CHARTER.GROUP_ID, charter.groupId())
                        .set(CHARTER.VERSION, charter.version())
                        .set(CHARTER.HASH, HexFormat.of().parseHex(charter.hash()))
                        .set(CHARTER.DOCUMENT, charter.text())
                        .set(CHARTER.DECISION_ID, charter.decisionId())
                        .set(CHARTER.IN_FORCE_AT, charter.inForceAt())
                        .set(CHARTER.CREATED_AT, charter.createdAt())
                        .onConflict(CHARTER.GROUP_ID, CHARTER.VERSION)
                        .doNothing()
                        .execute()
                > 0;
    }

    Optional<Charter> newest(Condition condition) {
        return sql.selectFrom(CHARTER)
                .where(condition)
                .orderBy(CHARTER.VERSION.desc())
                .limit(1)
                .fetchOptional(CharterRows::read);
    }

    Page<Charter> page(long groupId, Page.Request page) {
        var found = sql.selectFrom(CHARTER)
                .where(CHARTER.GROUP_ID.eq(groupId))
                .and(CHARTER.VERSION.lt((int) Math.min(page.before(), Integer.MAX_VALUE)))
                .orderBy(CHARTER.VERSION.desc())
                .limit(page.limit() + 1)
                .fetch(CharterRows::read);
        return Page.of(found, page.limit(), Charter::version);
    }

    List<Charter> byIds(List<Long> ids) {
        return sql.selectFrom(CHARTER).where(CHARTER.ID.in(ids)).fetch(CharterRows::read);
    }

    private static Charter read(CharterRecord row) {
        return new Charter(
                row.getId(),
                row.getGroupId(),
                row.getVersion(),
                Charter.hex(row.getHash()),
                row.getDocument(),
                BylawsText.read(row.getDocument()),
                row.getDecisionId(),
                row.getInForceAt(),
                row.getCreatedAt());
    }
}
