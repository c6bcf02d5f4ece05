package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.BOOKMARK;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.Standing;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Span;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What is asked beside lists: one appearance, its thread, who answered to it, and figures for many at once. */
@Singleton
public final class Shown {
    private static final int MOST_ANCESTORS = 100;
    private static final int MOST_ANSWERS = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final AppearanceRows rows;
    private final PostRows posts;

    Shown(DSLContext sql, Transactions transactions, AppearanceRows rows, PostRows posts) {
        this.sql = sql;
        this.transactions = transactions;
        this.rows = rows;
        this.posts = posts;
    }

    /** What has this id, a post or its passing on, if {@code viewerId} (null: the public) may read it. */
    public Optional<Appearance> find(long id, @Nullable Long viewerId) {
        var post = DSL.select(POST.ID, POST.ID.as("post")).from(POST).where(POST.ID.eq(id));
        var announce = DSL.select(ANNOUNCE.ID, ANNOUNCE.POST_ID)
                .from(ANNOUNCE)
                .join(POST)
                .on(POST.ID.eq(ANNOUNCE.POST_ID))
                .where(ANNOUNCE.ID.eq(id))
                .andNot(Standing.suspended(ANNOUNCE.ACTOR_ID));
        var visible = Visibility.to(viewerId);
        return transactions.read(() -> rows
                .read(sql.fetch(post.and(visible).union(announce.and(visible)))
                        .map(row -> new Line(row.value1(), row.value2())))
                .stream()
                .findFirst());
    }

    /** What a post answers, and what that answers, the thread's beginning first. */
    public List<Post> above(Post post, @Nullable Long viewerId) {
        if (post.inReplyToId() == null) {
            return List.of();
        }
        var chain = DSL.name("chain");
        var id = DSL.field(DSL.name("chain", "id"), Long.class);
        var parent = DSL.field(DSL.name("chain", "parent"), Long.class);
        var steps = DSL.field(DSL.name("chain", "steps"), Integer.class);
        return transactions.read(() -> {
            var ids = sql.withRecursive(chain.fields("id", "parent", "steps")
                            .as(DSL.select(POST.ID, POST.IN_REPLY_TO_ID, DSL.inline(1))
                                    .from(POST)
                                    .where(POST.ID.eq(post.inReplyToId()))
                                    .unionAll(DSL.select(POST.ID, POST.IN_REPLY_TO_ID, steps.plus(1))
                                            .from(chain)
                                            .join(POST)
                                            .on(POST.ID.eq(parent))
                                            .where(steps.lt(MOST_ANCESTORS)))))
                    .select(id)
                    .from(chain)
                    .join(POST)
                    .on(POST.ID.eq(id))
                    .where(Visibility.to(viewerId))
                    .orderBy(steps.desc())
                    .fetch(id);
            return posts.inOrder(ids, DSL.noCondition());
        });
    }

    /** The answers to a post and to these, as far as the thread is not endless; an answer stands below its question. */
    public List<Post> below(Post post, @Nullable Long viewerId) {
        var all = transactions.read(() -> posts.ascending(
                POST.ROOT_ID.eq(post.rootId()).and(POST.ID.ne(post.rootId())).and(Visibility.to(viewerId)),
                0,
                MOST_ANSWERS));
        var children = all.stream()
                .filter(answer -> answer.inReplyToId() != null)
                .collect(Collectors.groupingBy(answer -> answer.inReplyToId() == null ? 0 : answer.inReplyToId()));
        return Tree.below(post.id(), children);
    }

    /** What the viewer likes, the newest favourite first, by the favourites' ids. */
    public Map<Long, Post> favouritesOf(long viewerId, Span span) {
        return transactions.read(() -> {
            var found = sql.select(FAVOURITE.ID, FAVOURITE.POST_ID)
                    .from(FAVOURITE)
                    .join(POST)
                    .on(POST.ID.eq(FAVOURITE.POST_ID))
                    .where(FAVOURITE.ACTOR_ID.eq(viewerId))
                    .and(Visibility.to(viewerId))
                    .and(Feeds.within(FAVOURITE.ID, span))
                    .orderBy(Feeds.order(FAVOURITE.ID, span))
                    .limit(span.limit())
                    .fetchMap(FAVOURITE.ID, FAVOURITE.POST_ID);
            var byId = posts.inOrder(List.copyOf(found.values()), DSL.noCondition()).stream()
                    .collect(Collectors.toUnmodifiableMap(Post::id, Function.identity()));
            return Tree.newestFirst(found, byId);
        });
    }

    /** What somebody keeps to read again and may still read, the last kept first, by the ids of their bookmarks. */
    public Map<Long, Post> bookmarksOf(long viewerId, Span span) {
        return transactions.read(() -> {
            var found = sql.select(BOOKMARK.ID, BOOKMARK.POST_ID)
                    .from(BOOKMARK)
                    .join(POST)
                    .on(POST.ID.eq(BOOKMARK.POST_ID))
                    .where(BOOKMARK.ACTOR_ID.eq(viewerId))
                    .and(Visibility.to(viewerId))
                    .and(Feeds.within(BOOKMARK.ID, span))
                    .orderBy(Feeds.order(BOOKMARK.ID, span))
                    .limit(span.limit())
                    .fetchMap(BOOKMARK.ID, BOOKMARK.POST_ID);
            var byId = posts.inOrder(List.copyOf(found.values()), DSL.noCondition()).stream()
                    .collect(Collectors.toUnmodifiableMap(Post::id, Function.identity()));
            return Tree.newestFirst(found, byId);
        });
    }

    /** Who favourited a post, newest first, by the favourites' ids. */
    public Map<Long, Long> favouritedBy(long postId, Page.Request page) {
        return transactions.read(() -> sql.select(FAVOURITE.ID, FAVOURITE.ACTOR_ID)
                .from(FAVOURITE)
                .where(FAVOURITE.POST_ID.eq(postId).and(FAVOURITE.ID.lt(page.before())))
                .andNot(Standing.suspended(FAVOURITE.ACTOR_ID))
                .orderBy(FAVOURITE.ID.desc())
                .limit(page.limit())
                .fetchMap(FAVOURITE.ID, FAVOURITE.ACTOR_ID));
    }

    /** Who passed a post on, newest first, by the announces' ids. */
    public Map<Long, Long> announcedBy(long postId, Page.Request page) {
        return transactions.read(() -> sql.select(ANNOUNCE.ID, ANNOUNCE.ACTOR_ID)
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(postId).and(ANNOUNCE.ID.lt(page.before())))
                .andNot(Standing.suspended(ANNOUNCE.ACTOR_ID))
                .orderBy(ANNOUNCE.ID.desc())
                .limit(page.limit())
                .fetchMap(ANNOUNCE.ID, ANNOUNCE.ACTOR_ID));
    }

    /** Who wrote each of these posts: one query for a page. */
    public Map<Long, Long> authorsOf(Collection<Long> postIds) {
        return postIds.isEmpty()
                ? Map.of()
                : transactions.read(() -> sql.select(POST.ID, POST.AUTHOR_ID)
                        .from(POST)
                        .where(POST.ID.in(postIds))
                        .fetchMap(POST.ID, POST.AUTHOR_ID));
    }

    /** How much somebody wrote and passed on, and when last. */
    public record Authorship(int posts, Instant last) {}

    /** Of each who wrote or passed on anything: one query for a page. What groups announce is what their accounts say. */
    public Map<Long, Authorship> authorshipOf(Collection<Long> actorIds) {
        if (actorIds.isEmpty()) {
            return Map.of();
        }
        var who = DSL.field(DSL.name("said", "who"), Long.class);
        var at = DSL.field(DSL.name("said", "at"), Instant.class);
        var written = DSL.select(POST.AUTHOR_ID, POST.PUBLISHED_AT)
                .from(POST)
                .where(POST.AUTHOR_ID.in(actorIds).and(POST.DELETED_AT.isNull()));
        var passedOn = DSL.select(ANNOUNCE.ACTOR_ID, ANNOUNCE.CREATED_AT)
                .from(ANNOUNCE)
                .join(POST)
                .on(POST.ID.eq(ANNOUNCE.POST_ID))
                .where(ANNOUNCE.ACTOR_ID.in(actorIds).and(POST.DELETED_AT.isNull()));
        return transactions.read(() -> sql.select(who, DSL.count(), DSL.max(at))
                .from(written.unionAll(passedOn).asTable("said", "who", "at"))
                .groupBy(who)
                .fetchMap(who, row -> new Authorship(row.value2(), row.value3())));
    }
}
