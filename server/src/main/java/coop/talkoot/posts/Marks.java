package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.BOOKMARK;
import static coop.talkoot.schema.Tables.FAVOURITE;
import static coop.talkoot.schema.Tables.PIN;

import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What somebody did with the posts of a page: one query for all of it. */
@Singleton
public final class Marks {
    private final DSLContext sql;
    private final Transactions transactions;

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
        Map<String, List<Long>> byMark = found.stream()
                .collect(Collectors.groupingBy(
                        row -> row.value1(), Collectors.mapping(row -> row.value2(), Collectors.toList())));
        return new Found(
                Set.copyOf(byMark.getOrDefault("F", List.of())),
                Set.copyOf(byMark.getOrDefault("A", List.of())),
                Set.copyOf(byMark.getOrDefault("B", List.of())),
                Set.copyOf(byMark.getOrDefault("P", List.of())));
    }
}
