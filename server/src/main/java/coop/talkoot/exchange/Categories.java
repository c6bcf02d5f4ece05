package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.CATEGORY;
import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.CategoryRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/** The shelves of a co-op's exchange, kept by those who tidy it. */
@Singleton
public final class Categories {
    /** As many as people look through in a list. */
    public static final int MOST = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Memberships memberships;

    Categories(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.memberships = memberships;
    }

    /** All of a co-op, by name. */
    public List<Category> of(long groupId) {
        return transactions.read(() -> sql.selectFrom(CATEGORY)
                .where(CATEGORY.GROUP_ID.eq(groupId))
                .orderBy(DSL.lower(CATEGORY.NAME))
                .fetch(Categories::read));
    }

    /** All of several co-ops, by name; a search chooses among them. */
    public List<Category> ofAll(Collection<Long> groupIds) {
        return groupIds.isEmpty()
                ? List.of()
                : transactions.read(() -> sql.selectFrom(CATEGORY)
                        .where(CATEGORY.GROUP_ID.in(groupIds))
                        .orderBy(DSL.lower(CATEGORY.NAME), CATEGORY.ID)
                        .limit(MOST)
                        .fetch(Categories::read));
    }

    /** One of any co-op; empty when it was taken down. */
    public Optional<Category> find(long id) {
        return transactions.read(
                () -> sql.fetchOptional(CATEGORY, CATEGORY.ID.eq(id)).map(Categories::read));
    }

    public Category require(long groupId, long id) {
        return find(groupId, id).orElseThrow(() -> Refused.notFound("There is no such category in this co-op."));
    }

    /** One to put something on: it is not taken down before the transaction ends. */
    Category held(long groupId, long id) {
        return sql.selectFrom(CATEGORY)
                .where(CATEGORY.ID.eq(id).and(CATEGORY.GROUP_ID.eq(groupId)))
                .forKeyShare()
                .fetchOptional()
                .map(Categories::read)
                .orElseThrow(() -> Refused.invalid("category", "Choose one of the categories of this co-op."));
    }

    /** By its name in any case. */
    public Optional<Category> named(long groupId, String name) {
        return of(groupId).stream()
                .filter(category -> category.name().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    public Category add(Identity group, String typed, Identity by) {
        var name = Category.name(typed);
        if (!group.isLocal()) {
            throw Refused.notAllowed("This group is run by another server.");
        }
        memberships.require(group.id(), by.id(), Right.TIDY);
        return transactions.write(() -> {
            if (sql.fetchCount(CATEGORY, CATEGORY.GROUP_ID.eq(group.id())) >= MOST) {
                throw Refused.invalid("name", "A co-op has at most " + MOST + " categories.");
            }
            var id = ids.next();
            return once(() -> {
                sql.insertInto(CATEGORY)
                        .set(CATEGORY.ID, id)
                        .set(CATEGORY.GROUP_ID, group.id())
                        .set(CATEGORY.NAME, name)
                        .set(CATEGORY.CREATED_AT, clock.instant())
                        .execute();
                return new Category(id, group.id(), name);
            });
        });
    }

    /** Another name; what stands on the shelf stays. */
    public Category rename(Category category, String typed, Identity by) {
        var name = Category.name(typed);
        memberships.require(category.groupId(), by.id(), Right.TIDY);
        return transactions.write(() -> once(() -> {
            sql.update(CATEGORY)
                    .set(CATEGORY.NAME, name)
                    .where(CATEGORY.ID.eq(category.id()))
                    .execute();
            return new Category(category.id(), category.groupId(), name);
        }));
    }

    /** Takes the shelf down; what stood on it stands on none. */
    public void remove(Category category, Identity by) {
        memberships.require(category.groupId(), by.id(), Right.TIDY);
        transactions.run(() -> {
            // first the row that new listings refer to: who puts something on the shelf meanwhile waits, and is refused
            sql.selectFrom(CATEGORY)
                    .where(CATEGORY.ID.eq(category.id()))
                    .forUpdate()
                    .fetch();
            sql.update(LISTING)
                    .setNull(LISTING.CATEGORY_ID)
                    .where(LISTING.CATEGORY_ID.eq(category.id()))
                    .execute();
            sql.deleteFrom(CATEGORY).where(CATEGORY.ID.eq(category.id())).execute();
        });
    }

    private Optional<Category> find(long groupId, long id) {
        return transactions.read(
                () -> sql.fetchOptional(CATEGORY, CATEGORY.ID.eq(id).and(CATEGORY.GROUP_ID.eq(groupId)))
                        .map(Categories::read));
    }

    private static Category once(Supplier<Category> write) {
        try {
            return write.get();
        } catch (IntegrityConstraintViolationException taken) {
            throw Refused.invalid("name", "There is a category of this name already.");
        }
    }

    private static Category read(CategoryRecord row) {
        return new Category(row.getId(), row.getGroupId(), row.getName());
    }
}
