package coop.talkoot.exchange.sheet;

import static coop.talkoot.schema.Tables.SHEET;

import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.SheetRecord;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** Many offers and needs at once, in and out. */
@Singleton
public final class Sheets {
    /** As many as are written to one file. */
    public static final int MOST_WRITTEN = 10_000;

    private static final Duration KEPT = Duration.ofDays(1);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Identities identities;
    private final Memberships memberships;
    private final Listings listings;
    private final SheetRows rows;
    private final SheetImports imports;

    Sheets(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Identities identities,
            Memberships memberships,
            Listings listings,
            SheetRows rows,
            SheetImports imports) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.identities = identities;
        this.memberships = memberships;
        this.listings = listings;
        this.rows = rows;
        this.imports = imports;
    }

    /**
     * What came of it: how many are new, and how many had been published before.
     *
     * @param importId where to look how far a long table has come, which is published piece by piece; null where all is
     *     done
     */
    public record Published(int made, int known, @Nullable Long importId) {
        /** All is done. */
        public Published(int made, int known) {
            this(made, known, null);
        }
    }

    /** Reads a table and does nothing else. */
    public Sheet check(byte[] file, Viewer viewer, Identity group) {
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        var shelves = rows.shelves(group);
        return SheetReader.read(file, viewer, clock.instant(), shelves::has);
    }

    /** The table that was kept last, read again. */
    public Optional<Sheet> kept(Viewer viewer) {
        return transactions.read(() -> waiting(viewer)
                .fetchOptional()
                .map(row -> check(row.getFile(), viewer, identities.get(row.getGroupId()))));
    }

    private SelectConditionStep<SheetRecord> waiting(Viewer viewer) {
        return sql.selectFrom(SHEET)
                .where(SHEET.AUTHOR_ID.eq(viewer.actorId()))
                .and(SHEET.SENT_AT.ge(clock.instant().minus(KEPT)));
    }

    /** Reads a table and keeps the file, in the place of an earlier one. */
    public Sheet keep(byte[] file, Viewer viewer, Identity group) {
        var sheet = check(file, viewer, group);
        transactions.run(() -> {
            sql.deleteFrom(SHEET)
                    .where(SHEET.SENT_AT.lt(clock.instant().minus(KEPT)))
                    .execute();
            sql.insertInto(SHEET)
                    .set(SHEET.AUTHOR_ID, viewer.actorId())
                    .set(SHEET.GROUP_ID, group.id())
                    .set(SHEET.FILE, file)
                    .set(SHEET.SENT_AT, clock.instant())
                    .onConflict(SHEET.AUTHOR_ID)
                    .doUpdate()
                    .set(SHEET.GROUP_ID, group.id())
                    .set(SHEET.FILE, file)
                    .set(SHEET.SENT_AT, clock.instant())
                    .execute();
        });
        return sheet;
    }

    /** Publishes the table that was kept last. */
    public Published publishKept(Viewer viewer) {
        return transactions.write(() -> {
            var row = waiting(viewer)
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> Refused.conflict("There is no table waiting. Send it again."));
            var published = publish(row.getFile(), viewer, identities.get(row.getGroupId()));
            sql.deleteFrom(SHEET).where(SHEET.AUTHOR_ID.eq(viewer.actorId())).execute();
            return published;
        });
    }

    /**
     * All rows or none; of a long table each piece, as {@link SheetImports} has it. A row that was published before makes
     * nothing new.
     */
    public Published publish(byte[] file, Viewer viewer, Identity group) {
        var sheet = check(file, viewer, group);
        if (!sheet.isRight()) {
            var first = sheet.faults().getFirst();
            throw Refused.invalid(
                    "file",
                    "Row " + first.row() + (first.column().isEmpty() ? "" : ", " + first.column()) + ": "
                            + first.expected());
        }
        var count = sheet.rows().size();
        if (count > Sheet.MOST_AT_ONCE) {
            return new Published(0, 0, imports.begin(file, count, viewer, group));
        }
        var shelves = rows.shelves(group);
        return transactions.write(() -> {
            // the same file twice at once: the second finds what the first has made
            identities.lock(viewer.actorId());
            var made = 0;
            for (var row : sheet.rows()) {
                if (made(row, viewer, group, shelves)) {
                    made++;
                }
            }
            return new Published(made, count - made);
        });
    }

    private boolean made(Sheet.Row row, Viewer viewer, Identity group, SheetRows.Shelves shelves) {
        try {
            return rows.make(row, viewer, group, shelves);
        } catch (Refused refused) {
            throw Refused.invalid(
                    "file", "Row " + row.number() + ": " + refused.refusal().sentence());
        }
    }

    /** What {@code viewerId} (null: the public) may see of it, newest first, as CSV. */
    public byte[] write(ListingFilter filter, @Nullable Long viewerId) {
        var text = new StringBuilder();
        SheetWriter.header(text);
        var asked = Page.Request.first(Page.Request.MOST);
        var written = 0;
        while (written < MOST_WRITTEN) {
            var found = listings.search(filter, viewerId, asked);
            found.items().forEach(listing -> SheetWriter.row(text, listing));
            written += found.items().size();
            if (found.next() == null) {
                break;
            }
            asked = new Page.Request(Page.Request.MOST, found.next());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
