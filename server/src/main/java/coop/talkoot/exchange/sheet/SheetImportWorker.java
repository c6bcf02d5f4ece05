package coop.talkoot.exchange.sheet;

import static coop.talkoot.schema.Tables.SHEET_IMPORT;
import static coop.talkoot.schema.Tables.SHEET_IMPORT_FAULT;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Dispatcher;
import coop.talkoot.platform.Dispatchers;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.SheetImportRecord;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;

/** Publishes long tables, a piece in a transaction: the rows, what they are remembered by, and how far it has come. */
@Singleton
final class SheetImportWorker
        implements ApplicationEventListener<ServerStartupEvent>, Dispatcher.Queue<SheetImportRecord> {
    /** Rows of a piece: its author is locked while it is published. */
    static final int PIECE = 100;

    /** So many pieces, and it is asked again who goes on: a process that ends begins no more. */
    private static final int TURNS = 5;

    private static final int AT_ONCE = 2;
    /** Longer than a piece takes: nobody else takes it meanwhile. */
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 6;
    /** A table with more that is wrong than anybody mends ends here. */
    private static final int MOST_FAULTS = 1_000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Logins logins;
    private final Identities identities;
    private final SheetRows rows;
    private final SheetImports imports;
    private final Dispatcher<SheetImportRecord> dispatcher;

    SheetImportWorker(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Logins logins,
            Identities identities,
            SheetRows rows,
            SheetImports imports,
            Dispatchers dispatchers) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.logins = logins;
        this.identities = identities;
        this.rows = rows;
        this.imports = imports;
        this.dispatcher = dispatchers.create("sheet-imports", AT_ONCE, this);
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        imports.onBegun(dispatcher::wake);
        dispatcher.start();
    }

    @Override
    public List<SheetImportRecord> claim(int most) {
        var now = clock.instant();
        return transactions.write(() -> sql.update(SHEET_IMPORT)
                .set(SHEET_IMPORT.NEXT_AT, now.plus(CLAIM))
                .set(SHEET_IMPORT.TRIES, SHEET_IMPORT.TRIES.plus(1))
                .where(SHEET_IMPORT.ID.in(sql.select(SHEET_IMPORT.ID)
                        .from(SHEET_IMPORT)
                        .where(SHEET_IMPORT.ENDED_AT.isNull().and(SHEET_IMPORT.NEXT_AT.le(now)))
                        .orderBy(SHEET_IMPORT.NEXT_AT)
                        .limit(most)
                        .forUpdate()
                        .skipLocked()))
                .returning()
                .fetch());
    }

    /** A row that is refused. */
    private static final class RowRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Sheet.Row row;
        private final transient Refused refused;

        RowRefused(Sheet.Row row, Refused refused) {
            super(refused);
            this.row = row;
            this.refused = refused;
        }
    }

    @Override
    public void work(SheetImportRecord job) {
        var author = logins.ofActor(job.getAuthorId());
        if (author.isEmpty() || author.get().identity().isSuspended()) {
            end(job, "somebody who may publish it");
            return;
        }
        // Which categories there are is asked again with each piece: what was checked once may be gone by then.
        var sheet = SheetReader.read(job.getFile(), author.get(), job.getCreatedAt(), name -> true);
        for (var turn = 0; turn < TURNS; turn++) {
            try {
                if (transactions.write(() -> isLast(job.getId(), sheet.rows(), author.get()))) {
                    return;
                }
            } catch (RowRefused refusal) {
                note(job, refusal.row, refusal.refused);
            }
        }
        again(job.getId(), clock.instant());
        dispatcher.wake();
    }

    /** Publishes the next piece; whether nothing is left to do. */
    private boolean isLast(long id, List<Sheet.Row> all, Viewer author) {
        var open = sql.selectFrom(SHEET_IMPORT).where(isOpen(id)).forUpdate().fetchOptional();
        if (open.isEmpty()) {
            return true;
        }
        var job = open.get();
        var group = identities.get(job.getGroupId());
        var shelves = rows.shelves(group);
        identities.lock(author.actorId());
        var skipped = sql.select(SHEET_IMPORT_FAULT.ROW_NUMBER)
                .from(SHEET_IMPORT_FAULT)
                .where(SHEET_IMPORT_FAULT.IMPORT_ID.eq(id))
                .fetchSet(SHEET_IMPORT_FAULT.ROW_NUMBER);
        var until = Math.min(job.getDone() + PIECE, all.size());
        var made = 0;
        var known = 0;
        for (var row : all.subList(Math.min(job.getDone(), until), until)) {
            if (!skipped.contains(row.number())) {
                try {
                    if (rows.make(row, author, group, shelves)) {
                        made++;
                    } else {
                        known++;
                    }
                } catch (Refused refused) {
                    throw new RowRefused(row, refused);
                }
            }
        }
        var isDone = until >= all.size();
        var now = clock.instant();
        var changed = sql.update(SHEET_IMPORT)
                .set(SHEET_IMPORT.DONE, isDone ? job.getRowCount() : (Integer) until)
                .set(SHEET_IMPORT.MADE, SHEET_IMPORT.MADE.plus(made))
                .set(SHEET_IMPORT.KNOWN, SHEET_IMPORT.KNOWN.plus(known))
                .set(SHEET_IMPORT.TRIES, 1)
                .set(SHEET_IMPORT.NEXT_AT, now.plus(CLAIM));
        (isDone ? ended(changed) : changed).where(SHEET_IMPORT.ID.eq(id)).execute();
        return isDone;
    }

    /** What is wrong with one row holds up no other; what is wrong with all of them ends it. */
    private void note(SheetImportRecord job, Sheet.Row row, Refused refused) {
        var sentence = refused.refusal().sentence();
        if (!(refused.refusal() instanceof Refusal.Invalid invalid)) {
            end(job, row.number(), sentence);
            return;
        }
        var isCategory = invalid.field().equals("category");
        transactions.run(() -> {
            add(job.getId(), row.number(), invalid.field(), sentence, isCategory ? row.category() : "");
            if (sql.fetchCount(SHEET_IMPORT_FAULT, SHEET_IMPORT_FAULT.IMPORT_ID.eq(job.getId())) >= MOST_FAULTS) {
                ended(job.getId());
            }
        });
    }

    private void again(long id, Instant when) {
        transactions.run(() -> sql.update(SHEET_IMPORT)
                .set(SHEET_IMPORT.NEXT_AT, when)
                .where(isOpen(id))
                .execute());
    }

    /** In the row next to those that are done. */
    private void end(SheetImportRecord job, String expected) {
        var done = transactions.read(() -> sql.select(SHEET_IMPORT.DONE)
                .from(SHEET_IMPORT)
                .where(SHEET_IMPORT.ID.eq(job.getId()))
                .fetchSingle(SHEET_IMPORT.DONE));
        // The first line is that of the names.
        end(job, done + 2L, expected);
    }

    private void end(SheetImportRecord job, long row, String expected) {
        transactions.run(() -> {
            add(job.getId(), row, "", expected, "");
            ended(job.getId());
        });
    }

    private void add(long id, long row, String column, String expected, String found) {
        sql.insertInto(SHEET_IMPORT_FAULT)
                .set(SHEET_IMPORT_FAULT.IMPORT_ID, id)
                .set(SHEET_IMPORT_FAULT.ROW_NUMBER, row)
                .set(SHEET_IMPORT_FAULT.COLUMN_NAME, column)
                .set(SHEET_IMPORT_FAULT.EXPECTED, expected)
                .set(SHEET_IMPORT_FAULT.FOUND, found)
                .onConflictDoNothing()
                .execute();
    }

    private void ended(long id) {
        ended(sql.update(SHEET_IMPORT).set(SHEET_IMPORT.TRIES, 1))
                .where(isOpen(id))
                .execute();
    }

    private UpdateSetMoreStep<SheetImportRecord> ended(UpdateSetMoreStep<SheetImportRecord> update) {
        return update.set(SHEET_IMPORT.ENDED_AT, clock.instant())
                .setNull(SHEET_IMPORT.NEXT_AT)
                .setNull(SHEET_IMPORT.FILE);
    }

    private static Condition isOpen(long id) {
        return SHEET_IMPORT.ID.eq(id).and(SHEET_IMPORT.ENDED_AT.isNull());
    }

    /** Tried again later, each time twice as late; what never works is named. */
    @Override
    public void failed(SheetImportRecord job, RuntimeException cause) {
        if (job.getTries() >= MOST_TRIES) {
            end(job, "something this server could have published: it failed, and so ends here");
            return;
        }
        var wait = FIRST_WAIT.multipliedBy(1L << job.getTries());
        again(job.getId(), clock.instant().plus(wait));
    }
}
