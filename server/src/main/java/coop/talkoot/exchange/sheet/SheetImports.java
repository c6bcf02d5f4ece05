package coop.talkoot.exchange.sheet;

import static coop.talkoot.schema.Tables.SHEET_IMPORT;
import static coop.talkoot.schema.Tables.SHEET_IMPORT_FAULT;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Long tables on their way: a piece is a transaction, so whatever ends this process, another goes on with the next piece.
 * Rows that cannot be published by then are named, and the others are.
 */
@Singleton
public final class SheetImports {
    private static final Duration KEPT = Duration.ofDays(30);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private volatile Runnable begun = () -> {};

    SheetImports(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    void onBegun(Runnable called) {
        begun = called;
    }

    /** One at a time for each person; gives its id. */
    long begin(byte[] file, int rows, Viewer viewer, Identity group) {
        var id = ids.next();
        var now = clock.instant();
        transactions.run(() -> {
            sql.deleteFrom(SHEET_IMPORT)
                    .where(SHEET_IMPORT.ENDED_AT.lt(now.minus(KEPT)))
                    .execute();
            var inserted = sql.insertInto(SHEET_IMPORT)
                    .set(SHEET_IMPORT.ID, id)
                    .set(SHEET_IMPORT.AUTHOR_ID, viewer.actorId())
                    .set(SHEET_IMPORT.GROUP_ID, group.id())
                    .set(SHEET_IMPORT.FILE, file)
                    .set(SHEET_IMPORT.ROW_COUNT, rows)
                    .set(SHEET_IMPORT.NEXT_AT, now)
                    .set(SHEET_IMPORT.CREATED_AT, now)
                    .onConflictDoNothing()
                    .execute();
            if (inserted == 0) {
                throw Refused.conflict("Another long table of yours is still being published. Wait until it is done.");
            }
            transactions.afterCommit(() -> begun.run());
        });
        return id;
    }

    /** Whose it is not, for them there is none. */
    public SheetImport require(long id, Viewer viewer) {
        var faults = DSL.field(DSL.selectCount().from(SHEET_IMPORT_FAULT).where(SHEET_IMPORT_FAULT.IMPORT_ID.eq(id)));
        return transactions.read(() -> sql.select(
                        SHEET_IMPORT.ID,
                        SHEET_IMPORT.AUTHOR_ID,
                        SHEET_IMPORT.GROUP_ID,
                        SHEET_IMPORT.ROW_COUNT,
                        SHEET_IMPORT.DONE,
                        SHEET_IMPORT.MADE,
                        SHEET_IMPORT.KNOWN,
                        faults,
                        SHEET_IMPORT.CREATED_AT,
                        SHEET_IMPORT.ENDED_AT)
                .from(SHEET_IMPORT)
                .where(SHEET_IMPORT.ID.eq(id).and(SHEET_IMPORT.AUTHOR_ID.eq(viewer.actorId())))
                .fetchOptional(row -> new SheetImport(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9(),
                        row.value10()))
                .orElseThrow(() -> Refused.notFound("There is no such import of yours.")));
    }

    /** What could not be published, by rows above {@code after}; {@code next} is the last of these when there are more. */
    public Page<Sheet.Fault> faults(SheetImport of, long after, int limit) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(SHEET_IMPORT_FAULT)
                        .where(SHEET_IMPORT_FAULT.IMPORT_ID.eq(of.id()).and(SHEET_IMPORT_FAULT.ROW_NUMBER.gt(after)))
                        .orderBy(SHEET_IMPORT_FAULT.ROW_NUMBER)
                        .limit(limit + 1)
                        .fetch(row -> new Sheet.Fault(
                                row.getRowNumber(), row.getColumnName(), row.getExpected(), row.getFound())),
                limit,
                Sheet.Fault::row));
    }
}
