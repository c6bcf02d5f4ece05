package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.FOLLOW;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.FollowRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Who wants whose posts. A follow gives no rights; it brings announcements home. */
@Singleton
public final class Follows {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Watches watches;

    Follows(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Watches watches) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.watches = watches;
    }

    /**
     * {@code follower} asks to follow. Of this instance, whoever approves nobody by hand accepts at once; a remote
     * side has to answer first. Asking again gives the follow there is; a peer asking again is answered again.
     */
    public Follow request(Identity follower, Identity followee, Origin origin) {
        if (follower.id() == followee.id()) {
            throw Refused.invalid("followee", "Nobody can follow themselves.");
        }
        return transactions.write(() -> {
            IdentityRows.lock(sql, follower.id());
            if (isBlocked(followee.id(), follower.id()) || followee.isSuspended() || followee.isGone()) {
                throw Refused.notAllowed("This account cannot be followed.");
            }
            var known = between(follower.id(), followee.id());
            if (known.isPresent() && origin instanceof Origin.Local) {
                return known.get();
            }
            var follow = known.map(old -> renamed(old, origin)).orElseGet(() -> insert(follower, followee, origin));
            if (known.isEmpty()) {
                events.publish(new PeopleEvent.FollowRequested(follow));
            }
            var mayAccept = followee.isLocal() && !followee.approvesFollowers();
            return mayAccept || follow.state() == Follow.State.ACCEPTED ? accept(follow) : follow;
        });
    }

    /** The followed side says yes. */
    public Follow accept(Follow follow) {
        return transactions.write(() -> {
            sql.update(FOLLOW)
                    .set(FOLLOW.STATE, Follow.State.ACCEPTED.name())
                    .where(FOLLOW.ID.eq(follow.id()))
                    .execute();
            var accepted = byUri(follow.uri()).orElseThrow();
            events.publish(new PeopleEvent.FollowAccepted(accepted));
            return accepted;
        });
    }

    /** The followed side says no, or no longer. */
    public void reject(Follow follow) {
        transactions.run(() -> {
            delete(follow);
            events.publish(new PeopleEvent.FollowRejected(follow));
        });
    }

    /** Somebody shall follow no longer; nothing happens when they did not. A remote side is told by a Reject. */
    public void dropFollower(Identity followee, long followerId) {
        transactions.run(() -> between(followerId, followee.id()).ifPresent(this::reject));
    }

    /** What the follower wants of whom they follow, or asked to; empty when they do neither. */
    public Optional<Follow> prefer(long followerId, long followeeId, boolean showsAnnounces, boolean notifies) {
        return transactions.write(() -> {
            sql.update(FOLLOW)
                    .set(FOLLOW.SHOWS_ANNOUNCES, showsAnnounces)
                    .set(FOLLOW.NOTIFIES, notifies)
                    .where(FOLLOW.FOLLOWER_ID.eq(followerId).and(FOLLOW.FOLLOWEE_ID.eq(followeeId)))
                    .execute();
            watches.changed();
            return between(followerId, followeeId);
        });
    }

    /** The follows from one person to any of {@code followeeIds}, by whom they follow: for a page of people. */
    public Map<Long, Follow> from(long followerId, Collection<Long> followeeIds) {
        return transactions.read(() -> byKey(
                FOLLOW.FOLLOWER_ID.eq(followerId).and(FOLLOW.FOLLOWEE_ID.in(followeeIds)),
                followeeIds,
                follow -> follow.followee().id()));
    }

    /** The follows from any of {@code followerIds} to one person, by who follows. */
    public Map<Long, Follow> to(long followeeId, Collection<Long> followerIds) {
        return transactions.read(() -> byKey(
                FOLLOW.FOLLOWEE_ID.eq(followeeId).and(FOLLOW.FOLLOWER_ID.in(followerIds)),
                followerIds,
                follow -> follow.follower().id()));
    }

    /** The follower takes it back. Nothing happens when there was no follow. */
    public void end(long followerId, long followeeId) {
        transactions.run(() -> between(followerId, followeeId).ifPresent(follow -> {
            delete(follow);
            events.publish(new PeopleEvent.FollowEnded(follow));
        }));
    }

    /** Ends what follows there are from and to somebody, and says so to the other side; gives their number. */
    public int endAllOf(Identity actor) {
        return transactions.write(() -> {
            var either = FOLLOW.FOLLOWER_ID.eq(actor.id()).or(FOLLOW.FOLLOWEE_ID.eq(actor.id()));
            var follows = all(either, Integer.MAX_VALUE, Long.MAX_VALUE);
            for (var follow : follows) {
                if (follow.followee().id() == actor.id()) {
                    end(follow.follower().id(), actor.id());
                } else {
                    reject(follow);
                }
            }
            return follows.size();
        });
    }

    /** Ends the follows from and to all who are suspended with their server, in silence; gives their number. */
    public int endWithSuspendedHosts() {
        return transactions.write(() -> {
            var gone = DSL.select(ACTOR.ID).from(ACTOR).where(ACTOR.HOST_MEASURE.eq(Measure.SUSPENDED.name()));
            return sql.deleteFrom(FOLLOW).where(FOLLOW.FOLLOWER_ID.in(gone)).execute()
                    + sql.deleteFrom(FOLLOW).where(FOLLOW.FOLLOWEE_ID.in(gone)).execute();
        });
    }

    /**
     * Those of this instance who follow {@code old} ask to follow {@code target} instead; the caller has checked that
     * the two are the same somebody.
     */
    public void moveFollowers(Identity old, Identity target) {
        transactions.run(() -> {
            var followers = all(FOLLOW.FOLLOWEE_ID.eq(old.id()), Integer.MAX_VALUE, Long.MAX_VALUE).stream()
                    .map(Follow::follower)
                    .filter(follower -> follower.isLocal() && follower.id() != target.id())
                    .toList();
            for (var follower : followers) {
                end(follower.id(), old.id());
                if (!isBlocked(target.id(), follower.id())) {
                    request(follower, target, Origin.LOCAL);
                }
            }
        });
    }

    public Optional<Follow> byUri(String uri) {
        return transactions.read(
                () -> all(FOLLOW.URI.eq(uri), 1, Long.MAX_VALUE).stream().findFirst());
    }

    public Optional<Follow> between(long followerId, long followeeId) {
        return transactions.read(() ->
                all(FOLLOW.FOLLOWER_ID.eq(followerId).and(FOLLOW.FOLLOWEE_ID.eq(followeeId)), 1, Long.MAX_VALUE)
                        .stream()
                        .findFirst());
    }

    /** Whether {@code followerId} follows and was accepted. */
    public boolean isAccepted(long followerId, long followeeId) {
        return between(followerId, followeeId)
                .filter(follow -> follow.state() == Follow.State.ACCEPTED)
                .isPresent();
    }

    public Page<Follow> followersOf(long actorId, Page.Request page) {
        return page(FOLLOW.FOLLOWEE_ID.eq(actorId).and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name())), page);
    }

    public Page<Follow> followedBy(long actorId, Page.Request page) {
        return page(FOLLOW.FOLLOWER_ID.eq(actorId).and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name())), page);
    }

    /** Requests that wait for an answer of {@code actorId}. */
    public Page<Follow> requestsTo(long actorId, Page.Request page) {
        return page(FOLLOW.FOLLOWEE_ID.eq(actorId).and(FOLLOW.STATE.eq(Follow.State.REQUESTED.name())), page);
    }

    public boolean hasFollowers(long actorId) {
        return transactions.read(() -> sql.fetchExists(
                FOLLOW,
                FOLLOW.FOLLOWEE_ID
                        .eq(OnePlan.of(actorId))
                        .and(FOLLOW.STATE.eq(DSL.inline(Follow.State.ACCEPTED.name())))));
    }

    public int countFollowers(long actorId) {
        return transactions.read(() -> sql.fetchCount(
                FOLLOW, FOLLOW.FOLLOWEE_ID.eq(actorId).and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name()))));
    }

    public int countFollowed(long actorId) {
        return transactions.read(() -> sql.fetchCount(
                FOLLOW, FOLLOW.FOLLOWER_ID.eq(actorId).and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name()))));
    }

    private boolean isBlocked(long blockerId, long blockedId) {
        return Blocks.exists(sql, blockerId, blockedId);
    }

    private Follow insert(Identity follower, Identity followee, Origin origin) {
        var id = ids.next();
        var uri = switch (origin) {
            case Origin.Local local -> settings.uri("/activities/follow-" + id);
            case Origin.Remote remote -> remote.uri();
        };
        var now = clock.instant();
        sql.insertInto(FOLLOW)
                .set(FOLLOW.ID, id)
                .set(FOLLOW.URI, uri)
                .set(FOLLOW.FOLLOWER_ID, follower.id())
                .set(FOLLOW.FOLLOWEE_ID, followee.id())
                .set(FOLLOW.STATE, Follow.State.REQUESTED.name())
                .set(FOLLOW.CREATED_AT, now)
                .execute();
        return new Follow(id, uri, follower, followee, Follow.State.REQUESTED, true, false, now);
    }

    /** A peer that lost our answer follows again under a new id; the answer must name the new one. */
    private Follow renamed(Follow old, Origin origin) {
        if (!(origin instanceof Origin.Remote remote) || remote.uri().equals(old.uri())) {
            return old;
        }
        sql.update(FOLLOW)
                .set(FOLLOW.URI, remote.uri())
                .where(FOLLOW.ID.eq(old.id()))
                .execute();
        return new Follow(
                old.id(),
                remote.uri(),
                old.follower(),
                old.followee(),
                old.state(),
                old.showsAnnounces(),
                old.notifies(),
                old.createdAt());
    }

    private void delete(Follow follow) {
        sql.deleteFrom(FOLLOW).where(FOLLOW.ID.eq(follow.id())).execute();
    }

    private Page<Follow> page(Condition condition, Page.Request page) {
        return transactions.read(
                () -> Page.of(all(condition, page.limit() + 1, page.before()), page.limit(), Follow::id));
    }

    private Map<Long, Follow> byKey(Condition condition, Collection<Long> ids, Function<Follow, Long> key) {
        return ids.isEmpty()
                ? Map.of()
                : all(condition, ids.size(), Long.MAX_VALUE).stream().collect(Collectors.toMap(key, follow -> follow));
    }

    private List<Follow> all(Condition condition, int limit, long before) {
        return read(
                sql,
                sql.selectFrom(FOLLOW)
                        .where(condition)
                        .and(FOLLOW.ID.lt(before))
                        .orderBy(FOLLOW.ID.desc())
                        .limit(limit)
                        .fetch());
    }

    static List<Follow> read(DSLContext sql, Result<FollowRecord> rows) {
        var ids = new LinkedHashSet<Long>();
        ids.addAll(rows.getValues(FOLLOW.FOLLOWER_ID));
        ids.addAll(rows.getValues(FOLLOW.FOLLOWEE_ID));
        var identities = IdentityRows.byId(sql, ids);
        var follows = new ArrayList<Follow>();
        for (FollowRecord row : rows) {
            follows.add(new Follow(
                    row.getId(),
                    row.getUri(),
                    Objects.requireNonNull(identities.get(row.getFollowerId())),
                    Objects.requireNonNull(identities.get(row.getFolloweeId())),
                    Follow.State.valueOf(row.getState()),
                    row.getShowsAnnounces(),
                    row.getNotifies(),
                    row.getCreatedAt()));
        }
        return follows;
    }
}
