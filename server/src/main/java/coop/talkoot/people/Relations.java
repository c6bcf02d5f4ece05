package coop.talkoot.people;

import static coop.talkoot.schema.Tables.BLOCK;
import static coop.talkoot.schema.Tables.FOLLOW;

import coop.talkoot.platform.Span;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** How people stand to each other, for many at once: each answer costs the same, however many are asked about. */
@Singleton
public final class Relations {
    private static final Field<Integer> COUNT = DSL.count();

    private final DSLContext sql;
    private final Transactions transactions;

    Relations(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** How many follow somebody, and how many they follow. */
    public record Counts(int followers, int followed) {
        public static final Counts NONE = new Counts(0, 0);
    }

    /** How the viewer stands to somebody, and that somebody to them. */
    public record Relation(
            Follow.@Nullable State following, Follow.@Nullable State followedBy, boolean blocking, boolean blockedBy) {
        public static final Relation NONE = new Relation(null, null, false, false);
    }

    public Map<Long, Counts> counts(Collection<Long> actorIds) {
        return transactions.read(() -> {
            var followers = count(FOLLOW.FOLLOWEE_ID, actorIds);
            var followed = count(FOLLOW.FOLLOWER_ID, actorIds);
            var counts = new HashMap<Long, Counts>();
            for (var id : actorIds) {
                counts.put(id, new Counts(followers.getOrDefault(id, 0), followed.getOrDefault(id, 0)));
            }
            return counts;
        });
    }

    public Map<Long, Relation> of(long viewerId, Collection<Long> actorIds) {
        return transactions.read(() -> {
            var following = states(FOLLOW.FOLLOWEE_ID, FOLLOW.FOLLOWER_ID.eq(viewerId), actorIds);
            var followedBy = states(FOLLOW.FOLLOWER_ID, FOLLOW.FOLLOWEE_ID.eq(viewerId), actorIds);
            var blocking = blocked(BLOCK.BLOCKED_ID, BLOCK.BLOCKER_ID.eq(viewerId), actorIds);
            var blockedBy = blocked(BLOCK.BLOCKER_ID, BLOCK.BLOCKED_ID.eq(viewerId), actorIds);
            var relations = new LinkedHashMap<Long, Relation>();
            for (var id : actorIds) {
                relations.put(
                        id,
                        new Relation(
                                following.get(id), followedBy.get(id), blocking.contains(id), blockedBy.contains(id)));
            }
            return relations;
        });
    }

    /** Those who follow somebody, the last first, by the follows' ids. */
    public Map<Long, Long> followersOf(long actorId, Span span) {
        return page(FOLLOW.FOLLOWER_ID, FOLLOW.FOLLOWEE_ID.eq(actorId), Follow.State.ACCEPTED, span);
    }

    /** Those whom somebody follows, the last first, by the follows' ids. */
    public Map<Long, Long> followedBy(long actorId, Span span) {
        return page(FOLLOW.FOLLOWEE_ID, FOLLOW.FOLLOWER_ID.eq(actorId), Follow.State.ACCEPTED, span);
    }

    /** Those who wait for an answer of somebody's, by the follows' ids. */
    public Map<Long, Long> askingToFollow(long actorId, Span span) {
        return page(FOLLOW.FOLLOWER_ID, FOLLOW.FOLLOWEE_ID.eq(actorId), Follow.State.REQUESTED, span);
    }

    /** Those whom somebody blocks, the last first, by the blocks' ids. */
    public Map<Long, Long> blockedBy(long actorId, Span span) {
        return transactions.read(() -> newestFirst(sql.select(BLOCK.ID, BLOCK.BLOCKED_ID)
                .from(BLOCK)
                .where(BLOCK.BLOCKER_ID.eq(actorId))
                .and(BLOCK.ID.lt(span.before()).and(BLOCK.ID.gt(span.after())))
                .orderBy(span.isNearest() ? BLOCK.ID.asc() : BLOCK.ID.desc())
                .limit(span.limit())
                .fetch()));
    }

    /** Of those the viewer follows, who follows each of these. */
    public Map<Long, List<Long>> familiarFollowers(long viewerId, Collection<Long> actorIds) {
        var mine = FOLLOW.as("mine");
        return transactions.read(() -> sql.select(FOLLOW.FOLLOWEE_ID, FOLLOW.FOLLOWER_ID)
                .from(FOLLOW)
                .join(mine)
                .on(mine.FOLLOWEE_ID.eq(FOLLOW.FOLLOWER_ID).and(mine.FOLLOWER_ID.eq(viewerId)))
                .where(FOLLOW.FOLLOWEE_ID.in(actorIds))
                .and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name()))
                .and(mine.STATE.eq(Follow.State.ACCEPTED.name()))
                .orderBy(FOLLOW.ID.desc())
                .limit(400)
                .fetchGroups(FOLLOW.FOLLOWEE_ID, FOLLOW.FOLLOWER_ID));
    }

    private Map<Long, Long> page(Field<Long> who, Condition condition, Follow.State state, Span span) {
        return transactions.read(() -> newestFirst(sql.select(FOLLOW.ID, who)
                .from(FOLLOW)
                .where(condition)
                .and(FOLLOW.STATE.eq(state.name()))
                .and(FOLLOW.ID.lt(span.before()).and(FOLLOW.ID.gt(span.after())))
                .orderBy(span.isNearest() ? FOLLOW.ID.asc() : FOLLOW.ID.desc())
                .limit(span.limit())
                .fetch()));
    }

    private static Map<Long, Long> newestFirst(List<? extends Record2<Long, Long>> rows) {
        var ordered = new TreeMap<Long, Long>();
        rows.forEach(row -> ordered.put(row.value1(), row.value2()));
        return ordered.descendingMap();
    }

    private Map<Long, Integer> count(Field<Long> who, Collection<Long> actorIds) {
        return sql.select(who, COUNT)
                .from(FOLLOW)
                .where(who.in(actorIds).and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name())))
                .groupBy(who)
                .fetchMap(who, COUNT);
    }

    private Map<Long, Follow.State> states(Field<Long> who, Condition condition, Collection<Long> actorIds) {
        return sql.select(who, FOLLOW.STATE)
                .from(FOLLOW)
                .where(condition.and(who.in(actorIds)))
                .fetchMap(who, row -> Follow.State.valueOf(Objects.requireNonNull(row.value2())));
    }

    private Set<Long> blocked(Field<Long> who, Condition condition, Collection<Long> actorIds) {
        return sql.select(who)
                .from(BLOCK)
                .where(condition.and(who.in(actorIds)))
                .fetchSet(who);
    }
}
