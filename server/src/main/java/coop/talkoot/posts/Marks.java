package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.BOOKMARK;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.FILTER;
import static coop.talkoot.schema.Tables.PIN;
import static coop.talkoot.schema.Tables.THREAD_MUTE;

import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.Wording;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** What somebody did with the posts of a page: one query for all of it. */
@Singleton
public final class Marks {
    private static final Long[] POSTS = {Markers.VIEWER};
    private static final Long[] ROOTS = {Markers.VIEWER};
    private static final Field<String> MARK = DSL.field("mark", String.class);
    private static final Field<Long> OF_POST = DSL.field("of_post", Long.class);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Supplier<Wording> glances = SupplierUtil.memoized(this::glance);

    Marks(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** By post id: what they like, passed on, keep, and have at the top of their page. */
    public record Found(Set<Long> favourites, Set<Long> announced, Set<Long> bookmarked, Set<Long> pinned) {
        public static final Found NOTHING = new Found(Set.of(), Set.of(), Set.of(), Set.of());

        public Found {
            favourites = Set.copyOf(favourites);
            announced = Set.copyOf(announced);
            bookmarked = Set.copyOf(bookmarked);
            pinned = Set.copyOf(pinned);
        }
    }

    /** What one page is to its reader: what they did with its posts, which of its threads they muted, and whether they have filters. */
    public record Glance(Found did, Set<Long> mutedRoots, boolean hasFilters) {
        public Glance {
            mutedRoots = Set.copyOf(mutedRoots);
        }
    }

    /** The marks of a page, by its posts and the beginnings of their threads: one query for all of it. */
    public Glance glance(long actorId, Collection<Long> postIds, Collection<Long> rootIds) {
        var values = Map.<Object, Object>of(
                Markers.VIEWER,
                actorId,
                POSTS,
                postIds.toArray(Long[]::new),
                ROOTS,
                rootIds.stream().distinct().toArray(Long[]::new));
        var found = transactions.read(
                () -> glances.get().with(sql, values).coerce(MARK, OF_POST).fetch());
        var byMark = byMark(found);
        return new Glance(found(byMark), Set.copyOf(byMark.getOrDefault("M", List.of())), byMark.containsKey("X"));
    }

    private Wording glance() {
        var actor = DSL.val(Markers.VIEWER);
        var posts = DSL.any(DSL.cast(DSL.val(POSTS), Long[].class));
        var roots = DSL.any(DSL.cast(DSL.val(ROOTS), Long[].class));
        return Wording.of(
                sql,
                sql.select(DSL.inline("F"), FAVOURITE.POST_ID)
                        .from(FAVOURITE)
                        .where(FAVOURITE.ACTOR_ID.eq(actor).and(FAVOURITE.POST_ID.eq(posts)))
                        .unionAll(sql.select(DSL.inline("A"), ANNOUNCE.POST_ID)
                                .from(ANNOUNCE)
                                .where(ANNOUNCE.ACTOR_ID.eq(actor).and(ANNOUNCE.POST_ID.eq(posts))))
                        .unionAll(sql.select(DSL.inline("B"), BOOKMARK.POST_ID)
                                .from(BOOKMARK)
                                .where(BOOKMARK.ACTOR_ID.eq(actor).and(BOOKMARK.POST_ID.eq(posts))))
                        .unionAll(sql.select(DSL.inline("P"), PIN.POST_ID)
                                .from(PIN)
                                .where(PIN.OWNER_ID.eq(actor).and(PIN.POST_ID.eq(posts))))
                        .unionAll(sql.select(DSL.inline("M"), THREAD_MUTE.ROOT_ID)
                                .from(THREAD_MUTE)
                                .where(THREAD_MUTE.PERSON_ID.eq(actor).and(THREAD_MUTE.ROOT_ID.eq(roots))))
                        .unionAll(sql.select(DSL.inline("X"), actor)
                                .where(DSL.exists(DSL.selectOne().from(FILTER).where(FILTER.PERSON_ID.eq(actor))))),
                Set.of(Markers.VIEWER, POSTS, ROOTS));
    }

    /** What each of {@code actorIds} did with one post; who did nothing is left out. */
    public Map<Long, Found> ofMany(Collection<Long> actorIds, long postId) {
        if (actorIds.isEmpty()) {
            return Map.of();
        }
        var found = transactions.read(() -> sql.select(DSL.inline("F"), FAVOURITE.ACTOR_ID)
                .from(FAVOURITE)
                .where(FAVOURITE.POST_ID.eq(postId).and(FAVOURITE.ACTOR_ID.in(actorIds)))
                .unionAll(sql.select(DSL.inline("A"), ANNOUNCE.ACTOR_ID)
                        .from(ANNOUNCE)
                        .where(ANNOUNCE.POST_ID.eq(postId).and(ANNOUNCE.ACTOR_ID.in(actorIds))))
                .unionAll(sql.select(DSL.inline("B"), BOOKMARK.ACTOR_ID)
                        .from(BOOKMARK)
                        .where(BOOKMARK.POST_ID.eq(postId).and(BOOKMARK.ACTOR_ID.in(actorIds))))
                .unionAll(sql.select(DSL.inline("P"), PIN.OWNER_ID)
                        .from(PIN)
                        .where(PIN.POST_ID.eq(postId).and(PIN.OWNER_ID.in(actorIds))))
                .fetch());
        Map<Long, Set<String>> byActor = found.stream()
                .collect(Collectors.groupingBy(
                        row -> row.value2(), Collectors.mapping(row -> row.value1(), Collectors.toSet())));
        var marks = new HashMap<Long, Found>();
        byActor.forEach((actorId, kinds) -> marks.put(
                actorId,
                new Found(
                        only(postId, kinds, "F"),
                        only(postId, kinds, "A"),
                        only(postId, kinds, "B"),
                        only(postId, kinds, "P"))));
        return marks;
    }

    private static Set<Long> only(long postId, Set<String> kinds, String kind) {
        return kinds.contains(kind) ? Set.of(postId) : Set.of();
    }

    /** What {@code actorId} did with any of {@code postIds}. */
    public Found of(long actorId, Collection<Long> postIds) {
        if (postIds.isEmpty()) {
            return Found.NOTHING;
        }
        var found = transactions.read(() -> sql.select(DSL.inline("F"), FAVOURITE.POST_ID)
                .from(FAVOURITE)
                .where(FAVOURITE.ACTOR_ID.eq(actorId).and(FAVOURITE.POST_ID.in(postIds)))
                .unionAll(sql.select(DSL.inline("A"), ANNOUNCE.POST_ID)
                        .from(ANNOUNCE)
                        .where(ANNOUNCE.ACTOR_ID.eq(actorId).and(ANNOUNCE.POST_ID.in(postIds))))
                .unionAll(sql.select(DSL.inline("B"), BOOKMARK.POST_ID)
                        .from(BOOKMARK)
                        .where(BOOKMARK.ACTOR_ID.eq(actorId).and(BOOKMARK.POST_ID.in(postIds))))
                .unionAll(sql.select(DSL.inline("P"), PIN.POST_ID)
                        .from(PIN)
                        .where(PIN.OWNER_ID.eq(actorId).and(PIN.POST_ID.in(postIds))))
                .fetch());
        return found(byMark(found));
    }

    private static Map<String, List<Long>> byMark(Result<Record2<String, Long>> found) {
        return found.stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(), Collectors.mapping(row -> row.value2(), Collectors.toList())));
    }

    private static Found found(Map<String, List<Long>> byMark) {
        return new Found(
                Set.copyOf(byMark.getOrDefault("F", List.of())),
                Set.copyOf(byMark.getOrDefault("A", List.of())),
                Set.copyOf(byMark.getOrDefault("B", List.of())),
                Set.copyOf(byMark.getOrDefault("P", List.of())));
    }
}
