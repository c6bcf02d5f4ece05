package coop.talkoot.exchange.sheet;

import static coop.talkoot.schema.Tables.IMPORTED_ROW;

import coop.talkoot.exchange.Categories;
import coop.talkoot.exchange.Category;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;

/** Makes a listing of a row, and remembers that it did. */
@Singleton
final class SheetRows {
    private final DSLContext sql;
    private final Categories categories;
    private final Listings listings;

    SheetRows(DSLContext sql, Categories categories, Listings listings) {
        this.sql = sql;
        this.categories = categories;
        this.listings = listings;
    }

    /** The categories of a co-op, by their names as people type them. */
    record Shelves(Map<String, Category> byName) {
        static final String EXPECTED = "one of the categories of this co-op, or nothing";

        boolean has(String name) {
            return byName.containsKey(key(name));
        }

        private static String key(String name) {
            return name.strip().toLowerCase(Locale.ROOT);
        }
    }

    Shelves shelves(Identity group) {
        var names = new HashMap<String, Category>();
        categories.of(group.id()).forEach(category -> names.put(Shelves.key(category.name()), category));
        return new Shelves(names);
    }

    /** In the open transaction, in which the author is locked; false when the row was published before. */
    boolean make(Sheet.Row row, Viewer viewer, Identity group, Shelves shelves) {
        if (isKnown(row, viewer, group)) {
            return false;
        }
        if (!row.category().isEmpty() && !shelves.has(row.category())) {
            throw Refused.invalid("category", Shelves.EXPECTED);
        }
        var shelf = shelves.byName().get(Shelves.key(row.category()));
        var said = row.said();
        var listing = listings.publish(new NewListing(
                viewer.identity(),
                group,
                said.audience().orElseThrow(),
                said.words().orElseThrow(),
                said.terms().orElseThrow(),
                null,
                shelf == null ? null : shelf.id()));
        sql.insertInto(IMPORTED_ROW)
                .set(IMPORTED_ROW.AUTHOR_ID, viewer.actorId())
                .set(IMPORTED_ROW.GROUP_ID, group.id())
                .set(IMPORTED_ROW.DIGEST, row.digest())
                .set(IMPORTED_ROW.POST_ID, listing.id())
                .execute();
        return true;
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
}
