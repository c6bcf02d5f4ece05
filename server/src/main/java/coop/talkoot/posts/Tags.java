package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.FEATURED_TAG;
import static coop.talkoot.schema.Tables.FOLLOWED_TAG;
import static coop.talkoot.schema.Tables.POST;
import static coop.talkoot.schema.Tables.POST_TAG;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Tags people follow, so that what is public under them comes home; and tags they show on their page. */
@Singleton
public final class Tags {
    public static final int MOST_FOLLOWED = 100;
    public static final int MOST_FEATURED = 10;
    /** First half of the key of the lock by which one person's tags change at a time; any number no other lock has. */
    private static final int LOCK = 4_207_048;

    private static final int MOST_RECENT = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Tags(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A tag somebody follows or shows; the name stands without #. */
    public record Kept(long id, String name, Instant createdAt) {}

    /** A tag on somebody's page, with how often they used it in public, and when last. */
    public record Featured(
            long id, String name, int posts, @Nullable Instant lastUsedAt) {}

    public Kept follow(Identity person, String tag) {
        var name = checked(tag);
        return transactions.write(() -> {
            lock(person);
            var known = followed(person, name);
            if (known != null) {
                return known;
            }
            if (sql.fetchCount(FOLLOWED_TAG, FOLLOWED_TAG.ACTOR_ID.eq(person.id())) >= MOST_FOLLOWED) {
                throw Refused.invalid("tag", "At most " + MOST_FOLLOWED + " tags can be followed.");
            }
            var kept = new Kept(ids.next(), name, clock.instant());
            sql.insertInto(FOLLOWED_TAG)
                    .set(FOLLOWED_TAG.ID, kept.id())
                    .set(FOLLOWED_TAG.ACTOR_ID, person.id())
                    .set(FOLLOWED_TAG.TAG, name)
                    .set(FOLLOWED_TAG.CREATED_AT, kept.createdAt())
                    .execute();
            return kept;
        });
    }

    public void unfollow(Identity person, String tag) {
        var name = checked(tag);
        transactions.run(() -> sql.deleteFrom(FOLLOWED_TAG)
                .where(FOLLOWED_TAG.ACTOR_ID.eq(person.id()).and(AnyCase.equal(FOLLOWED_TAG.TAG, name)))
                .execute());
    }

    /** The last followed first. */
    public Page<Kept> followedBy(long actorId, Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(FOLLOWED_TAG)
                        .where(FOLLOWED_TAG.ACTOR_ID.eq(actorId).and(FOLLOWED_TAG.ID.lt(page.before())))
                        .orderBy(FOLLOWED_TAG.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(row -> new Kept(row.getId(), row.getTag(), row.getCreatedAt())),
                page.limit(),
                Kept::id));
    }

    /** Those of {@code tags} this actor follows, in lower case: one query for a list. */
    public Set<String> followedAmong(long actorId, Collection<String> tags) {
        if (tags.isEmpty()) {
            return Set.of();
        }
        var names = tags.stream().map(tag -> tag.toLowerCase(Locale.ROOT)).toList();
        return transactions.read(() -> sql.select(DSL.lower(FOLLOWED_TAG.TAG.cast(String.class)))
                .from(FOLLOWED_TAG)
                .where(FOLLOWED_TAG.ACTOR_ID.eq(actorId))
                .and(DSL.lower(FOLLOWED_TAG.TAG.cast(String.class)).in(names))
                .fetchSet(0, String.class));
    }

    public Featured feature(Identity person, String tag) {
        var name = checked(tag);
        return transactions.write(() -> {
            lock(person);
            var isShown = sql.fetchExists(
                    FEATURED_TAG, FEATURED_TAG.ACTOR_ID.eq(person.id()).and(AnyCase.equal(FEATURED_TAG.TAG, name)));
            if (!isShown) {
                if (sql.fetchCount(FEATURED_TAG, FEATURED_TAG.ACTOR_ID.eq(person.id())) >= MOST_FEATURED) {
                    throw Refused.invalid("tag", "At most " + MOST_FEATURED + " tags can stand on a page.");
                }
                sql.insertInto(FEATURED_TAG)
                        .set(FEATURED_TAG.ID, ids.next())
                        .set(FEATURED_TAG.ACTOR_ID, person.id())
                        .set(FEATURED_TAG.TAG, name)
                        .set(FEATURED_TAG.CREATED_AT, clock.instant())
                        .execute();
            }
            return featuredBy(person.id()).stream()
                    .filter(featured -> featured.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** Refused when there is no such tag on their page. */
    public void unfeature(Identity person, long id) {
        transactions.run(() -> {
            var removed = sql.deleteFrom(FEATURED_TAG)
                    .where(FEATURED_TAG.ID.eq(id).and(FEATURED_TAG.ACTOR_ID.eq(person.id())))
                    .execute();
            if (removed == 0) {
                throw Refused.notFound("There is nothing here, or nothing that you may see.");
            }
        });
    }

    /** All of them, as there are never many. */
    public List<Featured> featuredBy(long actorId) {
        var theirs = POST.AUTHOR_ID
                .eq(actorId)
                .and(POST.AUDIENCE.in(Audience.PUBLIC.name(), Audience.UNLISTED.name()))
                .and(POST.DELETED_AT.isNull());
        return transactions.read(() -> sql.select(
                        FEATURED_TAG.ID, FEATURED_TAG.TAG, DSL.count(POST.ID), DSL.max(POST.PUBLISHED_AT))
                .from(FEATURED_TAG)
                .leftJoin(POST_TAG.join(POST).on(POST.ID.eq(POST_TAG.POST_ID).and(theirs)))
                .on(POST_TAG.TAG.eq(FEATURED_TAG.TAG))
                .where(FEATURED_TAG.ACTOR_ID.eq(actorId))
                .groupBy(FEATURED_TAG.ID, FEATURED_TAG.TAG)
                .orderBy(FEATURED_TAG.ID)
                .fetch(row -> new Featured(row.value1(), row.value2(), row.value3(), row.value4())));
    }

    /** Tags somebody used of late and does not show yet, in order. */
    public Set<String> suggestedTo(long actorId) {
        return transactions.read(() -> new TreeSet<>(sql.select(DSL.lower(POST_TAG.TAG.cast(String.class)))
                .from(POST_TAG)
                .where(POST_TAG.POST_ID.in(sql.select(POST.ID)
                        .from(POST)
                        .where(POST.AUTHOR_ID.eq(actorId).and(POST.DELETED_AT.isNull()))
                        .orderBy(POST.ID.desc())
                        .limit(MOST_RECENT)))
                .and(POST_TAG.TAG.notIn(
                        sql.select(FEATURED_TAG.TAG).from(FEATURED_TAG).where(FEATURED_TAG.ACTOR_ID.eq(actorId))))
                .fetchSet(0, String.class)));
    }

    private @Nullable Kept followed(Identity person, String name) {
        return sql.selectFrom(FOLLOWED_TAG)
                .where(FOLLOWED_TAG.ACTOR_ID.eq(person.id()).and(AnyCase.equal(FOLLOWED_TAG.TAG, name)))
                .fetchOptional(row -> new Kept(row.getId(), row.getTag(), row.getCreatedAt()))
                .orElse(null);
    }

    private void lock(Identity person) {
        sql.execute("select pg_advisory_xact_lock({0}, {1})", DSL.val(LOCK), DSL.val(Long.hashCode(person.id())));
    }

    /** As it is kept: without #, in lower case; refused when it is none. */
    public static String checked(String tag) {
        return Words.tag(tag)
                .orElseThrow(() -> Refused.invalid(
                        "tag", "A tag is one word of letters, digits and underscores, not \"" + tag + "\"."));
    }
}
