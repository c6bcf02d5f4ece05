package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.BOOKMARK;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;

/** What people keep to read again. Nobody is told; keeping twice is keeping once. */
@Singleton
public final class Bookmarks {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Posts posts;
    private final PostRows rows;

    Bookmarks(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Posts posts, PostRows rows) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.posts = posts;
        this.rows = rows;
    }

    /** Refused when {@code actor} may not read the post. */
    public void keep(Identity actor, long postId) {
        transactions.run(() -> {
            var post = posts.require(postId, actor.id());
            sql.insertInto(BOOKMARK)
                    .set(BOOKMARK.ID, ids.next())
                    .set(BOOKMARK.POST_ID, post.id())
                    .set(BOOKMARK.ACTOR_ID, actor.id())
                    .set(BOOKMARK.CREATED_AT, clock.instant())
                    .onConflict(BOOKMARK.POST_ID, BOOKMARK.ACTOR_ID)
                    .doNothing()
                    .execute();
        });
    }

    /** Also of a post that can no longer be read. */
    public void drop(Identity actor, long postId) {
        transactions.run(() -> sql.deleteFrom(BOOKMARK)
                .where(BOOKMARK.POST_ID.eq(postId).and(BOOKMARK.ACTOR_ID.eq(actor.id())))
                .execute());
    }

    /** Those of {@code postIds} this actor keeps: one query for a page. */
    public Set<Long> among(long actorId, Collection<Long> postIds) {
        return postIds.isEmpty()
                ? Set.of()
                : transactions.read(() -> sql.select(BOOKMARK.POST_ID)
                        .from(BOOKMARK)
                        .where(BOOKMARK.ACTOR_ID.eq(actorId).and(BOOKMARK.POST_ID.in(postIds)))
                        .fetchSet(BOOKMARK.POST_ID));
    }

    /** What somebody keeps and may still read, the last kept first. */
    public Page<Bookmark> of(long actorId, Page.Request page) {
        return transactions.read(() -> {
            var found = sql.select(BOOKMARK.ID, BOOKMARK.POST_ID, BOOKMARK.CREATED_AT)
                    .from(BOOKMARK)
                    .join(POST)
                    .on(POST.ID.eq(BOOKMARK.POST_ID))
                    .where(BOOKMARK.ACTOR_ID.eq(actorId))
                    .and(BOOKMARK.ID.lt(page.before()))
                    .and(Visibility.to(actorId))
                    .orderBy(BOOKMARK.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var known = rows.byId(found.getValues(BOOKMARK.POST_ID));
            List<Bookmark> bookmarks = found.map(
                    row -> new Bookmark(row.value1(), Objects.requireNonNull(known.get(row.value2())), row.value3()));
            return Page.of(bookmarks, page.limit(), Bookmark::id);
        });
    }
}
