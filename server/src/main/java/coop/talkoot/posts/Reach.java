package coop.talkoot.posts;

import static coop.talkoot.schema.Tables.ANNOUNCE;
import static coop.talkoot.schema.Tables.POST;

import coop.talkoot.people.FollowList;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The timelines asked the other way round: who of many has one post in theirs, in one query for all. Whether the post is
 * still there to be read is asked apart, so that those who had it can be told that it is gone.
 */
@Singleton
public final class Reach {
    private static final Field<Long> VIEWER = DSL.field(DSL.name("viewer", "id"), Long.class);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    Reach(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Who has the post itself in their home timeline. */
    public Set<Long> atHome(long postId, Collection<Long> viewerIds) {
        return among(
                viewerIds,
                postId,
                Home.holds(VIEWER).and(Visibility.reaches(VIEWER)).and(isWanted()));
    }

    /** Who has a post there by this announce. */
    public Set<Long> byAnnounce(long announceId, Collection<Long> viewerIds) {
        if (viewerIds.isEmpty()) {
            return Set.of();
        }
        return transactions.read(() -> sql.select(VIEWER)
                .from(viewers(viewerIds))
                .join(ANNOUNCE)
                .on(ANNOUNCE.ID.eq(announceId))
                .join(POST)
                .on(POST.ID.eq(ANNOUNCE.POST_ID))
                .where(isHeard())
                .and(Home.isBrought(VIEWER, clock.instant()))
                .and(Visibility.reaches(VIEWER))
                .and(isWanted())
                .and(Home.isPasserHeard(VIEWER, clock.instant()))
                .fetchSet(VIEWER));
    }

    /** The announce by which the post's own group, of this instance, passed it on in the deed that wrote it. */
    public Optional<Long> announceOfItsGroup(long postId) {
        return transactions.read(() -> sql.select(ANNOUNCE.ID)
                .from(POST)
                .join(ANNOUNCE)
                .on(ANNOUNCE.POST_ID.eq(POST.ID).and(ANNOUNCE.ACTOR_ID.eq(POST.GROUP_ID)))
                .where(POST.ID.eq(postId).and(Standing.isLocal(POST.GROUP_ID)))
                .fetchOptional(ANNOUNCE.ID));
    }

    /** Who has a post there in either way. */
    public Set<Long> atHomeAnyhow(long postId, Collection<Long> viewerIds) {
        var passedOn = DSL.exists(DSL.selectOne()
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(POST.ID).and(isHeard())));
        return among(viewerIds, postId, Home.holds(VIEWER).or(passedOn).and(Visibility.reaches(VIEWER)));
    }

    /** Whom anything that this actor does with a post concerns: those who follow the actor and may read the post. */
    public Set<Long> following(long actorId, long postId, Collection<Long> viewerIds) {
        return among(
                viewerIds, postId, Standing.followedBy(DSL.val(actorId), VIEWER).and(Visibility.reaches(VIEWER)));
    }

    /** Who finds a post in lists of everybody's. */
    public Set<Long> inOpenLists(long postId, Collection<Long> viewerIds) {
        return among(
                viewerIds,
                postId,
                isPublic()
                        .and(Visibility.listedFor(VIEWER))
                        .and(Visibility.reaches(VIEWER))
                        .and(Quiet.apartFrom(VIEWER, clock.instant())));
    }

    /** Whether guests do. */
    public boolean inOpenLists(long postId) {
        return transactions.read(() -> sql.fetchExists(DSL.selectOne()
                .from(POST)
                .where(POST.ID.eq(postId).and(isPublic()).and(Visibility.listed(null)))));
    }

    private Set<Long> among(Collection<Long> viewerIds, long postId, Condition condition) {
        return viewerIds.isEmpty()
                ? Set.of()
                : transactions.read(() -> sql.select(VIEWER)
                        .from(viewers(viewerIds))
                        .join(POST)
                        .on(POST.ID.eq(postId))
                        .where(condition)
                        .fetchSet(VIEWER));
    }

    /** Whether a list of somebody's holds the post; the caller has checked that it is theirs. */
    public boolean inList(FollowList list, long ownerId, long postId) {
        return transactions.read(() -> sql.fetchExists(DSL.selectOne()
                .from(POST)
                .where(POST.ID.eq(postId))
                .and(ListTimelines.condition(list, ownerId, clock.instant()))));
    }

    /** The same, whether or not it is still there to be read, or was ever wanted. */
    public boolean inListAnyhow(FollowList list, long ownerId, long postId) {
        var passedOn = DSL.exists(DSL.selectOne()
                .from(ANNOUNCE)
                .where(ANNOUNCE.POST_ID.eq(POST.ID).and(Standing.inList(ANNOUNCE.ACTOR_ID, list.id()))));
        return transactions.read(() -> sql.fetchExists(DSL.selectOne()
                .from(POST)
                .where(POST.ID.eq(postId))
                .and(Standing.inList(POST.AUTHOR_ID, list.id()).or(passedOn))
                .and(Visibility.reaches(DSL.val(ownerId)))));
    }

    private Condition isWanted() {
        return Home.isHeard(VIEWER, clock.instant());
    }

    private static Condition isPublic() {
        return POST.AUDIENCE.eq(Audience.PUBLIC.name());
    }

    /** For a query over ANNOUNCE. */
    private static Condition isHeard() {
        return Standing.heardBy(ANNOUNCE.ACTOR_ID, VIEWER)
                .andNot(Standing.suspended(ANNOUNCE.ACTOR_ID))
                .andNot(Standing.blocked(ANNOUNCE.ACTOR_ID, VIEWER));
    }

    private static Table<?> viewers(Collection<Long> ids) {
        return DSL.unnest(ids.toArray(Long[]::new)).as("viewer", "id");
    }
}
