package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.BLOCK;
import static coop.talkoot.schema.Tables.FOLLOW;
import static coop.talkoot.schema.Tables.FOLLOW_LIST;
import static coop.talkoot.schema.Tables.FOLLOW_LIST_ENTRY;
import static coop.talkoot.schema.Tables.HOST_BLOCK;
import static coop.talkoot.schema.Tables.LOGIN;
import static coop.talkoot.schema.Tables.MUTE;

import coop.talkoot.platform.AnyCase;
import java.time.Instant;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Conditions over people's tables, lent to other rooms' queries so that the tables stay this room's. */
public final class Standing {
    private Standing() {}

    /** The actor is suspended here. */
    public static Condition suspended(Field<Long> actorId) {
        return DSL.exists(DSL.selectOne().from(ACTOR).where(ACTOR.ID.eq(actorId).and(ACTOR.IS_SUSPENDED)));
    }

    /** The actor is there, and not suspended. */
    public static Condition canAct(Field<Long> actorId) {
        return DSL.exists(DSL.selectOne()
                .from(ACTOR)
                .where(ACTOR.ID.eq(actorId).and(ACTOR.GONE_AT.isNull()))
                .and(ACTOR.IS_SUSPENDED.isFalse()));
    }

    /** The actor is shown only to those who follow them. */
    public static Condition limited(Field<Long> actorId) {
        return DSL.exists(DSL.selectOne().from(ACTOR).where(ACTOR.ID.eq(actorId).and(ACTOR.IS_LIMITED)));
    }

    /** The ids of all who are suspended here: few, so a query over many rows does well to ask for them once. */
    public static Select<Record1<Long>> suspendedOnes() {
        return DSL.select(ACTOR.ID).from(ACTOR).where(ACTOR.IS_SUSPENDED);
    }

    /** The ids of all who are shown only to those who follow them. */
    public static Select<Record1<Long>> limitedOnes() {
        return DSL.select(ACTOR.ID).from(ACTOR).where(ACTOR.IS_LIMITED);
    }

    /** The ids of those whom {@code viewerId} mutes, between whom and them a block stands, and whose server they hide. */
    public static Select<Record1<Long>> unheardBy(long viewerId, Instant now) {
        var blocks = DSL.select(BLOCK.BLOCKED_ID)
                .from(BLOCK)
                .where(BLOCK.BLOCKER_ID.eq(viewerId))
                .unionAll(DSL.select(BLOCK.BLOCKER_ID).from(BLOCK).where(BLOCK.BLOCKED_ID.eq(viewerId)));
        var hidden = DSL.select(ACTOR.ID)
                .from(HOST_BLOCK)
                .join(ACTOR)
                .on(ACTOR.DOMAIN.eq(HOST_BLOCK.HOST))
                .where(HOST_BLOCK.PERSON_ID.eq(viewerId));
        return DSL.select(MUTE.MUTED_ID)
                .from(MUTE)
                .where(MUTE.MUTER_ID.eq(viewerId).and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(now))))
                .unionAll(blocks)
                .unionAll(hidden);
    }

    /** A block stands between the two, in either direction. */
    public static Condition blocked(Field<Long> actorId, long otherId) {
        return blocked(actorId, DSL.val(otherId));
    }

    /** The same for each row's own other. */
    public static Condition blocked(Field<Long> actorId, Field<Long> otherId) {
        return DSL.exists(DSL.selectOne()
                .from(BLOCK)
                .where(BLOCK.BLOCKER_ID.eq(actorId).and(BLOCK.BLOCKED_ID.eq(otherId)))
                .or(BLOCK.BLOCKER_ID.eq(otherId).and(BLOCK.BLOCKED_ID.eq(actorId))));
    }

    /** {@code followerId} follows the actor, and was accepted. */
    public static Condition followedBy(Field<Long> actorId, long followerId) {
        return followedBy(actorId, DSL.val(followerId));
    }

    /** The same for each row's own follower. */
    public static Condition followedBy(Field<Long> actorId, Field<Long> followerId) {
        return actorId.in(DSL.select(FOLLOW.FOLLOWEE_ID)
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWER_ID.eq(followerId))
                .and(isAccepted()));
    }

    /** {@code followerId} follows the actor, was accepted, and wants what the actor passes on. */
    public static Condition heardBy(Field<Long> actorId, long followerId) {
        return heardBy(actorId, DSL.val(followerId));
    }

    /** The same for each row's own follower. */
    public static Condition heardBy(Field<Long> actorId, Field<Long> followerId) {
        return actorId.in(DSL.select(FOLLOW.FOLLOWEE_ID)
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWER_ID.eq(followerId))
                .and(isAccepted())
                .and(FOLLOW.SHOWS_ANNOUNCES));
    }

    /** Whom {@code followerId} follows, having been accepted. */
    public static Select<Record1<Long>> followed(long followerId) {
        return DSL.select(FOLLOW.FOLLOWEE_ID)
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWER_ID.eq(followerId))
                .and(isAccepted());
    }

    /** Of whom {@code followerId} wants what they pass on too. */
    public static Select<Record1<Long>> heard(long followerId) {
        return DSL.select(FOLLOW.FOLLOWEE_ID)
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWER_ID.eq(followerId))
                .and(isAccepted())
                .and(FOLLOW.SHOWS_ANNOUNCES);
    }

    /** Written into the statement, so that it is found in the index of these. */
    private static Condition isAccepted() {
        return FOLLOW.STATE.eq(DSL.inline(Follow.State.ACCEPTED.name()));
    }

    /** The actor is of this instance and still there. */
    public static Condition isLocal(Field<Long> actorId) {
        return actorId.in(
                DSL.select(ACTOR.ID).from(ACTOR).where(ACTOR.IS_LOCAL.isTrue().and(ACTOR.GONE_AT.isNull())));
    }

    /** The actor is a group. */
    public static Condition isGroup(Field<Long> actorId) {
        return DSL.exists(
                DSL.selectOne().from(ACTOR).where(ACTOR.ID.eq(actorId).and(ACTOR.KIND.eq(Identity.Kind.GROUP.name()))));
    }

    /** {@code viewerId} does not want to hear of the actor now. */
    public static Condition muted(Field<Long> actorId, long viewerId, Instant now) {
        return muted(actorId, DSL.val(viewerId), now);
    }

    /** The same for each row's own viewer. */
    public static Condition muted(Field<Long> actorId, Field<Long> viewerId, Instant now) {
        return actorId.in(DSL.select(MUTE.MUTED_ID)
                .from(MUTE)
                .where(MUTE.MUTER_ID.eq(viewerId).and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(now)))));
    }

    /**
     * The actor lives on a server that {@code viewerId} hides. One look at the actor a row: joined the other way round,
     * everybody of a large server would be gone through.
     */
    public static Condition onHiddenHost(Field<Long> actorId, long viewerId) {
        return onHiddenHost(actorId, DSL.val(viewerId));
    }

    /** The same for each row's own viewer. */
    public static Condition onHiddenHost(Field<Long> actorId, Field<Long> viewerId) {
        var theirs = ACTOR.as("hidden");
        return DSL.field(DSL.select(theirs.DOMAIN).from(theirs).where(theirs.ID.eq(actorId)))
                .in(DSL.select(HOST_BLOCK.HOST).from(HOST_BLOCK).where(HOST_BLOCK.PERSON_ID.eq(viewerId)));
    }

    /** {@code viewerId} reads what the actor says in a list, and not at home. */
    public static Condition inExclusiveList(Field<Long> actorId, long viewerId) {
        return inExclusiveList(actorId, DSL.val(viewerId));
    }

    /** The same for each row's own viewer. */
    public static Condition inExclusiveList(Field<Long> actorId, Field<Long> viewerId) {
        return actorId.in(listed(FOLLOW_LIST.OWNER_ID.eq(viewerId).and(FOLLOW_LIST.IS_EXCLUSIVE)));
    }

    /** The actor is in the list, and followed. */
    public static Condition inList(Field<Long> actorId, long listId) {
        return actorId.in(listed(FOLLOW_LIST.ID.eq(listId)));
    }

    private static Select<Record1<Long>> listed(Condition lists) {
        return DSL.select(FOLLOW.FOLLOWEE_ID)
                .from(FOLLOW_LIST)
                .join(FOLLOW_LIST_ENTRY)
                .on(FOLLOW_LIST_ENTRY.LIST_ID.eq(FOLLOW_LIST.ID))
                .join(FOLLOW)
                .on(FOLLOW.ID.eq(FOLLOW_LIST_ENTRY.FOLLOW_ID))
                .where(lists.and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name())));
    }

    /**
     * Of this instance, a person, and there: somebody who can be told things. One look at the actor a row: joined the other
     * way round, everybody would be gone through.
     */
    public static Condition canBeTold(Field<Long> actorId) {
        var isThere = ACTOR.IS_LOCAL
                .isTrue()
                .and(ACTOR.KIND.eq(DSL.inline(Identity.Kind.PERSON.name())))
                .and(ACTOR.GONE_AT.isNull().and(ACTOR.IS_SUSPENDED.isFalse()));
        return DSL.condition(
                DSL.field(DSL.select(DSL.field(isThere)).from(ACTOR).where(ACTOR.ID.eq(actorId))));
    }

    /**
     * {@code personId} wants to hear of what {@code actor} does: no block in either direction, no mute that hides
     * notices, no hidden server; and of one who is limited only if they follow them.
     */
    public static Condition hears(Field<Long> personId, Identity actor, Instant now) {
        if (actor.isSuspended()) {
            return DSL.falseCondition();
        }
        var hidden = DSL.exists(DSL.selectOne()
                .from(HOST_BLOCK)
                .where(HOST_BLOCK.PERSON_ID.eq(personId).and(AnyCase.equal(HOST_BLOCK.HOST, actor.domain()))));
        var muted = DSL.exists(DSL.selectOne()
                .from(MUTE)
                .where(MUTE.MUTER_ID.eq(personId).and(MUTE.MUTED_ID.eq(actor.id())))
                .and(MUTE.HIDES_NOTICES.isTrue().and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(now)))));
        var heard = DSL.not(blocked(personId, actor.id())).andNot(muted).andNot(hidden);
        return actor.isLimited() ? heard.and(follows(personId, actor.id())) : heard;
    }

    /** Like {@link #hears}, for rows that one person reads; whether the actor is suspended is asked apart. */
    public static Condition listensTo(Field<Long> actorId, long personId, Instant now) {
        var muted = actorId.in(DSL.select(MUTE.MUTED_ID)
                .from(MUTE)
                .where(MUTE.MUTER_ID.eq(personId).and(MUTE.HIDES_NOTICES))
                .and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(now))));
        return DSL.not(muted).andNot(blocked(actorId, personId)).andNot(onHiddenHost(actorId, personId));
    }

    /** {@code followerId} follows the actor, and was accepted. */
    public static Condition follows(Field<Long> followerId, long actorId) {
        return DSL.exists(DSL.selectOne()
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWER_ID.eq(followerId).and(FOLLOW.FOLLOWEE_ID.eq(actorId)))
                .and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name())));
    }

    /** The ids of those who want to be told of every post of {@code followeeId}. */
    public static Select<Record1<Long>> watching(long followeeId) {
        return DSL.select(FOLLOW.FOLLOWER_ID)
                .from(FOLLOW)
                .where(FOLLOW.FOLLOWEE_ID.eq(followeeId).and(FOLLOW.NOTIFIES))
                .and(FOLLOW.STATE.eq(Follow.State.ACCEPTED.name()));
    }

    /** The ids of those who may do this in keeping the server. */
    public static Select<Record1<Long>> keepersWho(Permission permission) {
        var roles = Stream.of(HouseRole.values())
                .filter(role -> role.may(permission))
                .map(Enum::name)
                .toList();
        return DSL.select(LOGIN.ACTOR_ID).from(LOGIN).where(LOGIN.ROLE.in(roles));
    }

    /** The ids of people of this instance who have an e-mail address that was confirmed. */
    public static Select<Record1<Long>> reachedByLetter() {
        return DSL.select(LOGIN.ACTOR_ID).from(LOGIN).where(LOGIN.EMAIL.isNotNull());
    }
}
