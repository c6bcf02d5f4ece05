package coop.talkoot.exchange.sheet;

import static coop.talkoot.schema.Tables.IMPORTED_ROW;
import static coop.talkoot.schema.Tables.SHEET;

import coop.talkoot.exchange.Categories;
import coop.talkoot.exchange.Category;
import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
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
    private final Categories categories;
    private final Listings listings;

    Sheets(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Identities identities,
            Memberships memberships,
            Categories categories,
            Listings listings) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.identities = identities;
        this.memberships = memberships;
        this.categories = categories;
        this.listings = listings;
    }

    /** What came of it: how many are new, and how many had been published before. */
    public record Published(int made, int known) {}

    /** Reads a table and does nothing else. */
    public Sheet check(byte[] file, Viewer viewer, Identity group) {
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        var names = byName(group);
        return SheetReader.read(file, viewer, clock.instant(), name -> names.containsKey(key(name)));
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
            var row = sql.selectFrom(SHEET)
                    .where(SHEET.AUTHOR_ID.eq(viewer.actorId()))
                    .and(SHEET.SENT_AT.ge(clock.instant().minus(KEPT)))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(() -> Refused.conflict("There is no table waiting. Send it again."));
            var published = publish(row.getFile(), viewer, identities.get(row.getGroupId()));
            sql.deleteFrom(SHEET).where(SHEET.AUTHOR_ID.eq(viewer.actorId())).execute();
            return published;
        });
    }

    /** All rows or none. A row that was published before makes nothing new. */
    public Published publish(byte[] file, Viewer viewer, Identity group) {
        var sheet = check(file, viewer, group);
        if (!sheet.isRight()) {
            var first = sheet.faults().getFirst();
            throw Refused.invalid(
                    "file",
                    "Row " + first.row() + (first.column().isEmpty() ? "" : ", " + first.column()) + ": "
                            + first.expected());
        }
        var shelves = byName(group);
        return transactions.write(() -> {
            // the same file twice at once: the second finds what the first has made
            identities.lock(viewer.actorId());
            var made = 0;
            for (var row : sheet.rows()) {
                if (!isKnown(row, viewer, group)) {
                    var category = shelves.get(key(row.category()));
                    make(row, viewer, group, category == null ? null : category.id());
                    made++;
                }
            }
            return new Published(made, sheet.rows().size() - made);
        });
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

    private void make(Sheet.Row row, Viewer viewer, Identity group, @Nullable Long categoryId) {
        try {
            var said = row.said();
            var listing = listings.publish(new NewListing(
                    viewer.identity(),
                    group,
                    said.audience().orElseThrow(),
                    said.words().orElseThrow(),
                    said.terms().orElseThrow(),
                    null,
                    categoryId));
            sql.insertInto(IMPORTED_ROW)
                    .set(IMPORTED_ROW.AUTHOR_ID, viewer.actorId())
                    .set(IMPORTED_ROW.GROUP_ID, group.id())
                    .set(IMPORTED_ROW.DIGEST, row.digest())
                    .set(IMPORTED_ROW.POST_ID, listing.id())
                    .execute();
        } catch (Refused refused) {
            throw Refused.invalid(
                    "file", "Row " + row.number() + ": " + refused.refusal().sentence());
        }
    }

    private boolean isKnown(Sheet.Row row, Viewer viewer, Identity group) {
        return sql.fetchExists(
                IMPORTED_ROW,
                IMPORTED_ROW
                        .AUTHOR_ID
                        .eq(viewer.actorId())
                        .and(IMPORTED_ROW.GROUP_ID.eq(group.id()))
                        .and(IMPORTED_ROW.DIGEST.eq(row.digest())));
    }

    private Map<String, Category> byName(Identity group) {
        var names = new HashMap<String, Category>();
        categories.of(group.id()).forEach(category -> names.put(key(category.name()), category));
        return names;
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
