package coop.talkoot.people;

import static coop.talkoot.schema.Tables.FOLLOW;
import static coop.talkoot.schema.Tables.FOLLOW_LIST;
import static coop.talkoot.schema.Tables.FOLLOW_LIST_ENTRY;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.FollowListRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Named lists of those a person follows; each is its owner's alone, and to anybody else not there. */
@Singleton
public final class FollowLists {
    public static final int MOST_LISTS = 50;
    public static final int MOST_ENTRIES = 1000;
    private static final int LONGEST_TITLE = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    FollowLists(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    public FollowList create(Identity owner, String title, FollowList.Replies replies, boolean isExclusive) {
        var name = checked(title);
        return transactions.write(() -> {
            IdentityRows.lock(sql, owner.id());
            if (sql.fetchCount(FOLLOW_LIST, FOLLOW_LIST.OWNER_ID.eq(owner.id())) >= MOST_LISTS) {
                throw Refused.invalid("title", "There are at most " + MOST_LISTS + " lists.");
            }
            var id = ids.next();
            sql.insertInto(FOLLOW_LIST)
                    .set(FOLLOW_LIST.ID, id)
                    .set(FOLLOW_LIST.OWNER_ID, owner.id())
                    .set(FOLLOW_LIST.TITLE, name)
                    .set(FOLLOW_LIST.REPLIES, replies.name())
                    .set(FOLLOW_LIST.IS_EXCLUSIVE, isExclusive)
                    .set(FOLLOW_LIST.CREATED_AT, clock.instant())
                    .execute();
            return new FollowList(id, name, replies, isExclusive);
        });
    }

    public FollowList change(long ownerId, FollowList list) {
        var name = checked(list.title());
        return transactions.write(() -> {
            var changed = sql.update(FOLLOW_LIST)
                    .set(FOLLOW_LIST.TITLE, name)
                    .set(FOLLOW_LIST.REPLIES, list.replies().name())
                    .set(FOLLOW_LIST.IS_EXCLUSIVE, list.isExclusive())
                    .where(own(ownerId, list.id()))
                    .execute();
            if (changed == 0) {
                throw none();
            }
            return require(ownerId, list.id());
        });
    }

    public void delete(long ownerId, long listId) {
        transactions.run(() -> {
            if (sql.deleteFrom(FOLLOW_LIST).where(own(ownerId, listId)).execute() == 0) {
                throw none();
            }
        });
    }

    /** All there are, oldest first: at most {@value #MOST_LISTS}. */
    public List<FollowList> of(long ownerId) {
        return transactions.read(() -> read(FOLLOW_LIST.OWNER_ID.eq(ownerId)));
    }

    /** The owner's lists that somebody is in. */
    public List<FollowList> with(long ownerId, long followeeId) {
        var containing = FOLLOW_LIST.ID.in(DSL.select(FOLLOW_LIST_ENTRY.LIST_ID)
                .from(FOLLOW_LIST_ENTRY)
                .join(FOLLOW)
                .on(FOLLOW.ID.eq(FOLLOW_LIST_ENTRY.FOLLOW_ID))
                .where(FOLLOW.FOLLOWER_ID.eq(ownerId).and(FOLLOW.FOLLOWEE_ID.eq(followeeId))));
        return transactions.read(() -> read(FOLLOW_LIST.OWNER_ID.eq(ownerId).and(containing)));
    }

    public Optional<FollowList> find(long ownerId, long listId) {
        return transactions.read(() -> read(own(ownerId, listId))).stream().findFirst();
    }

    public FollowList require(long ownerId, long listId) {
        return find(ownerId, listId).orElseThrow(FollowLists::none);
    }

    /** Puts some whom the owner follows into a list, all or none of them; who is in it already stays. */
    public void add(long ownerId, long listId, Collection<Long> actorIds) {
        var wanted = Set.copyOf(actorIds);
        transactions.run(() -> {
            if (sql.selectOne()
                    .from(FOLLOW_LIST)
                    .where(own(ownerId, listId))
                    .forUpdate()
                    .fetch()
                    .isEmpty()) {
                throw none();
            }
            var followed = sql.select(FOLLOW.ID)
                    .from(FOLLOW)
                    .where(FOLLOW.FOLLOWER_ID.eq(ownerId).and(FOLLOW.FOLLOWEE_ID.in(wanted)))
                    .fetch(FOLLOW.ID);
            if (followed.size() < wanted.size()) {
                throw Refused.notFound("Only those you follow can be in a list.");
            }
            var insert = sql.insertInto(FOLLOW_LIST_ENTRY, FOLLOW_LIST_ENTRY.LIST_ID, FOLLOW_LIST_ENTRY.FOLLOW_ID);
            for (var follow : followed) {
                insert = insert.values(listId, follow);
            }
            if (!followed.isEmpty()) {
                insert.onConflictDoNothing().execute();
            }
            if (sql.fetchCount(FOLLOW_LIST_ENTRY, FOLLOW_LIST_ENTRY.LIST_ID.eq(listId)) > MOST_ENTRIES) {
                throw Refused.invalid("people", "A list has at most " + MOST_ENTRIES + " people.");
            }
        });
    }

    public void remove(long ownerId, long listId, Collection<Long> actorIds) {
        transactions.run(() -> {
            require(ownerId, listId);
            sql.deleteFrom(FOLLOW_LIST_ENTRY)
                    .where(FOLLOW_LIST_ENTRY.LIST_ID.eq(listId))
                    .and(FOLLOW_LIST_ENTRY.FOLLOW_ID.in(DSL.select(FOLLOW.ID)
                            .from(FOLLOW)
                            .where(FOLLOW.FOLLOWER_ID.eq(ownerId).and(FOLLOW.FOLLOWEE_ID.in(actorIds)))))
                    .execute();
        });
    }

    /** Who is in it; paged by the follows, last followed first. */
    public Page<Follow> entries(long ownerId, long listId, Page.Request page) {
        return transactions.read(() -> {
            require(ownerId, listId);
            var rows = sql.select(FOLLOW.fields())
                    .from(FOLLOW_LIST_ENTRY)
                    .join(FOLLOW)
                    .on(FOLLOW.ID.eq(FOLLOW_LIST_ENTRY.FOLLOW_ID))
                    .where(FOLLOW_LIST_ENTRY.LIST_ID.eq(listId).and(FOLLOW_LIST_ENTRY.FOLLOW_ID.lt(page.before())))
                    .orderBy(FOLLOW_LIST_ENTRY.FOLLOW_ID.desc())
                    .limit(page.limit() + 1)
                    .fetchInto(FOLLOW);
            return Page.of(Follows.read(sql, rows), page.limit(), Follow::id);
        });
    }

    private List<FollowList> read(Condition condition) {
        return sql.selectFrom(FOLLOW_LIST)
                .where(condition)
                .orderBy(FOLLOW_LIST.ID)
                .limit(MOST_LISTS)
                .fetch(FollowLists::read);
    }

    private static FollowList read(FollowListRecord row) {
        return new FollowList(
                row.getId(),
                row.getTitle(),
                FollowList.Replies.valueOf(Objects.requireNonNull(row.getReplies())),
                row.getIsExclusive());
    }

    private static Condition own(long ownerId, long listId) {
        return FOLLOW_LIST.ID.eq(listId).and(FOLLOW_LIST.OWNER_ID.eq(ownerId));
    }

    private static String checked(String title) {
        var name = title.strip();
        if (name.isEmpty() || name.length() > LONGEST_TITLE || name.indexOf('\0') >= 0 || name.contains("\n")) {
            throw Refused.invalid(
                    "title", "A list has a name of at most " + LONGEST_TITLE + " characters on one line.");
        }
        return name;
    }

    private static Refused none() {
        return Refused.notFound("There is no such list of yours.");
    }
}
