package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.COOP_GROUP;
import static coop.talkoot.schema.Tables.MEMBERSHIP;

import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Conditions over memberships, lent to other rooms' queries so that the table stays this room's. */
public final class Belonging {
    private Belonging() {}

    /** {@code actorId} is an active member of the group. */
    public static Condition to(Field<Long> groupId, long actorId) {
        return to(groupId, DSL.val(actorId));
    }

    /** The same for each row's own actor. */
    public static Condition to(Field<Long> groupId, Field<Long> actorId) {
        return groupId.in(DSL.select(MEMBERSHIP.GROUP_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACTOR_ID.eq(actorId))
                .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name())));
    }

    /** The groups {@code actorId} is an active member of. */
    public static Select<Record1<Long>> groupsOf(long actorId) {
        return groupsOf(DSL.val(actorId));
    }

    /** The same for each row's own actor. */
    public static Select<Record1<Long>> groupsOf(Field<Long> actorId) {
        return DSL.select(MEMBERSHIP.GROUP_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACTOR_ID.eq(actorId))
                .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()));
    }

    /** The ids of all who belong to the group, or ask to. */
    public static Select<Record1<Long>> concerned(long groupId) {
        return DSL.select(MEMBERSHIP.ACTOR_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.GROUP_ID.eq(groupId).and(MEMBERSHIP.STATE.ne(Membership.State.LEFT.name())));
    }

    /** The ids of the groups that have ended, here and elsewhere: few. */
    public static Select<Record1<Long>> ended() {
        return DSL.select(COOP_GROUP.ACTOR_ID).from(COOP_GROUP).where(COOP_GROUP.ENDED_AT.isNotNull());
    }

    /** The ids of those who answer requests to join the group. */
    public static Select<Record1<Long>> admittersTo(long groupId) {
        return thoseWho(Right.ADMIT, groupId);
    }

    /** The ids of those who belong to the group in a role that may do that. */
    public static Select<Record1<Long>> thoseWho(Right right, long groupId) {
        var roles = Stream.of(Role.values())
                .filter(role -> role.may(right))
                .map(Enum::name)
                .toList();
        return DSL.select(MEMBERSHIP.ACTOR_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.GROUP_ID.eq(groupId).and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name())))
                .and(MEMBERSHIP.ROLE.in(roles));
    }
}
