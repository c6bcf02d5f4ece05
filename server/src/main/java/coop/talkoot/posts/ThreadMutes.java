package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.THREAD_MUTE;

import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Threads that people do not want to hear of any more. */
@Singleton
public final class ThreadMutes {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    ThreadMutes(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The whole thread of a post, whichever post of it is named; the caller has checked that it may be read. */
    public void mute(long personId, Post post) {
        transactions.run(() -> sql.insertInto(THREAD_MUTE)
                .set(THREAD_MUTE.PERSON_ID, personId)
                .set(THREAD_MUTE.ROOT_ID, post.rootId())
                .set(THREAD_MUTE.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute());
    }

    public void unmute(long personId, Post post) {
        transactions.run(() -> sql.deleteFrom(THREAD_MUTE)
                .where(THREAD_MUTE.PERSON_ID.eq(personId).and(THREAD_MUTE.ROOT_ID.eq(post.rootId())))
                .execute());
    }

    /** The ids of those posts whose thread the person has muted: one query for a page. */
    public Set<Long> among(long personId, Collection<Post> posts) {
        var roots = posts.stream().map(Post::rootId).collect(Collectors.toSet());
        var muted = transactions.read(() -> sql.select(THREAD_MUTE.ROOT_ID)
                .from(THREAD_MUTE)
                .where(THREAD_MUTE.PERSON_ID.eq(personId).and(THREAD_MUTE.ROOT_ID.in(roots)))
                .fetchSet(THREAD_MUTE.ROOT_ID));
        return posts.stream()
                .filter(post -> muted.contains(post.rootId()))
                .map(Post::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The threads a person has muted, by the ids of the posts they began with; the last begun first. */
    public Page<Long> of(long personId, Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.select(THREAD_MUTE.ROOT_ID)
                        .from(THREAD_MUTE)
                        .where(THREAD_MUTE.PERSON_ID.eq(personId).and(THREAD_MUTE.ROOT_ID.lt(page.before())))
                        .orderBy(THREAD_MUTE.ROOT_ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(THREAD_MUTE.ROOT_ID),
                page.limit(),
                id -> id));
    }

    /** {@code personId} has muted the thread: lent to other rooms' queries. */
    public static Condition hold(Field<Long> personId, long rootId) {
        return DSL.exists(DSL.selectOne()
                .from(THREAD_MUTE)
                .where(THREAD_MUTE.PERSON_ID.eq(personId).and(THREAD_MUTE.ROOT_ID.eq(rootId))));
    }
}
