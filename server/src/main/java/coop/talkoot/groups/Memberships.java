package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.COOP_GROUP;
import static coop.talkoot.schema.Tables.MEMBERSHIP;

import coop.talkoot.people.Blocks;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Who belongs to which group. Following is something else: it gives no rights. */
@Singleton
public final class Memberships {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final MembershipRows rows;
    private final Blocks blocks;
    private final Invitees invitees;

    Memberships(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            MembershipRows rows,
            Blocks blocks,
            Invitees invitees) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
        this.blocks = blocks;
        this.invitees = invitees;
    }

    /**
     * {@code person} asks to join. An OPEN group of this instance takes them in at once, as does one that has asked them in;
     * else the membership is REQUESTED until the group answers. A member who asks again stays what they are.
     *
     * @param origin Remote with the id of their Join activity when it came from another server
     */
    public Membership join(Group group, Identity person, Origin origin) {
        if (person.kind() != Identity.Kind.PERSON) {
            throw Refused.invalid("actor", "Only people can join this way.");
        }
        Moved.refuse(group.identity());
        return transactions.write(() -> {
            lock(group);
            if (blocks.stands(group.id(), person.id())) {
                throw Refused.notAllowed("This group cannot be joined.");
            }
            var known = find(group.id(), person.id());
            if (known.isPresent() && known.get().isActive()) {
                return known.get();
            }
            var isInvited = group.isLocal() && invitees.take(group.id(), person.id());
            if (group.isLocal() && !isInvited && group.joinPolicy() == Group.JoinPolicy.INVITATION) {
                throw Refused.notAllowed("This group takes people in by invitation only.");
            }
            var requested = put(group, person, Role.MEMBER, Membership.State.REQUESTED, joinUri(group, origin));
            events.publish(new GroupEvent.JoinRequested(requested));
            var isOpen = isInvited || (group.isLocal() && group.joinPolicy() == Group.JoinPolicy.OPEN);
            return isOpen ? admit(requested) : requested;
        });
    }

    /** The group says yes to a request; who may say so is the caller's to check (see {@link #require}). */
    public Membership admit(Membership requested) {
        Moved.refuse(requested.group());
        return transactions.write(() -> {
            rows.activate(requested.id());
            var active = find(requested.group().id(), requested.member().id()).orElseThrow();
            events.publish(new GroupEvent.MemberJoined(active));
            return active;
        });
    }

    /** The group says no. */
    public void refuse(Membership requested) {
        transactions.run(() -> {
            rows.end(requested.id());
            events.publish(new GroupEvent.JoinRefused(requested));
        });
    }

    /** Takes somebody in at once with a role: the founder, or somebody with an invitation. */
    public Membership appoint(Group group, Identity person, Role role) {
        return transactions.write(() -> {
            lock(group);
            var known = find(group.id(), person.id());
            if (known.isPresent() && known.get().isActive()) {
                return known.get();
            }
            return admit(put(group, person, role, Membership.State.REQUESTED, null));
        });
    }

    /** A member goes. The last admin cannot: the group would be nobody's. */
    public void leave(Group group, Identity person) {
        transactions.run(() -> {
            lock(group);
            find(group.id(), person.id())
                    .filter(membership -> membership.state() != Membership.State.LEFT)
                    .ifPresent(membership -> {
                        if (group.isLocal()) {
                            requireAnotherAdmin(membership);
                        }
                        rows.end(membership.id());
                        events.publish(new GroupEvent.MemberLeft(membership));
                    });
        });
    }

    /** An admin or coordinator ends somebody's membership. */
    public void remove(Group group, Identity person, Identity by) {
        transactions.run(() -> {
            lock(group);
            require(group.id(), by.id(), Right.REMOVE);
            var membership = find(group.id(), person.id())
                    .filter(Membership::isActive)
                    .orElseThrow(() -> Refused.notFound("That person is not a member."));
            if (membership.role().isOffice()) {
                require(group.id(), by.id(), Right.GIVE_ROLES);
            }
            requireAnotherAdmin(membership);
            rows.end(membership.id());
            events.publish(new GroupEvent.MemberRemoved(membership, by));
        });
    }

    /** A vote of the group sends somebody away; who is gone already stays gone. */
    public void removeByVote(Group group, Identity person, String decisionUri) {
        transactions.run(() -> {
            lock(group);
            find(group.id(), person.id()).filter(Membership::isActive).ifPresent(membership -> {
                requireAnotherAdmin(membership);
                rows.end(membership.id());
                events.publish(new GroupEvent.MemberRemoved(membership, group.identity()));
                events.publish(new GroupEvent.DecidedOnMember(membership, false, decisionUri));
            });
        });
    }

    /** A vote of the group takes somebody in, whether they have asked or not; they hear of it, and may go. */
    public void admitByVote(Group group, Identity person, String decisionUri) {
        transactions.run(() -> {
            if (!isMember(group.id(), person.id()) && !Moved.isGone(group.identity())) {
                var membership = appoint(group, person, Role.MEMBER);
                events.publish(new GroupEvent.DecidedOnMember(membership, true, decisionUri));
            }
        });
    }

    /** A remote group says that somebody of this instance no longer belongs to it. */
    public void endedByGroup(Membership membership) {
        transactions.run(() -> rows.end(membership.id()));
    }

    /** An admin gives a member another role. */
    public Membership setRole(Group group, Identity person, Role role, Identity by) {
        return transactions.write(() -> {
            lock(group);
            require(group.id(), by.id(), Right.GIVE_ROLES);
            var membership = find(group.id(), person.id())
                    .filter(Membership::isActive)
                    .orElseThrow(() -> Refused.notFound("That person is not a member."));
            if (role != Role.ADMIN) {
                requireAnotherAdmin(membership);
            }
            sql.update(MEMBERSHIP)
                    .set(MEMBERSHIP.ROLE, role.name())
                    .where(MEMBERSHIP.ID.eq(membership.id()))
                    .execute();
            var changed = find(group.id(), person.id()).orElseThrow();
            events.publish(new GroupEvent.RoleChanged(changed));
            return changed;
        });
    }

    public Optional<Membership> find(long groupId, long actorId) {
        return transactions.read(() -> rows.one(MEMBERSHIP.GROUP_ID.eq(groupId).and(MEMBERSHIP.ACTOR_ID.eq(actorId))));
    }

    public Optional<Membership> byUri(String uri) {
        return transactions.read(() -> rows.one(MEMBERSHIP.URI.eq(uri)));
    }

    /** The membership that began with this Join activity. */
    public Optional<Membership> byJoinUri(String uri) {
        return transactions.read(() -> rows.one(MEMBERSHIP.JOIN_URI.eq(uri)));
    }

    public Optional<Membership> byId(long id) {
        return transactions.read(() -> rows.one(MEMBERSHIP.ID.eq(id)));
    }

    /** Belongs to the group, to read and to do nothing else in it. */
    public boolean isObserver(long groupId, long actorId) {
        return find(groupId, actorId)
                .filter(membership ->
                        membership.isActive() && !membership.role().may(Right.WRITE))
                .isPresent();
    }

    public boolean isMember(long groupId, long actorId) {
        return find(groupId, actorId).filter(Membership::isActive).isPresent();
    }

    /** Those of {@code groupIds} that {@code actorId} belongs to: one query for a whole page of posts. */
    public Set<Long> groupsOf(long actorId) {
        return transactions.read(() -> sql.select(MEMBERSHIP.GROUP_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACTOR_ID.eq(actorId))
                .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()))
                .fetchSet(MEMBERSHIP.GROUP_ID));
    }

    /** The groups {@code actorId} belongs to in a role that may do that. */
    public Set<Long> groupsWhere(long actorId, Right right) {
        return transactions.read(() -> sql
                .select(MEMBERSHIP.GROUP_ID, MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACTOR_ID.eq(actorId))
                .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()))
                .fetch()
                .stream()
                .filter(row -> Role.valueOf(row.value2()).may(right))
                .map(Record2::value1)
                .collect(Collectors.toSet()));
    }

    /** Throws a refusal unless {@code actorId} belongs to the group in a role that may do that. */
    public Membership require(long groupId, long actorId, Right right) {
        return require(find(groupId, actorId), right);
    }

    /** The same of a membership that is known already, for who asks of many at once. */
    public static Membership require(Optional<Membership> known, Right right) {
        var membership = known.filter(Membership::isActive)
                .orElseThrow(() -> Refused.notAllowed("Only members of this group can do that."));
        if (!membership.role().may(right)) {
            throw Refused.notAllowed(
                    switch (right.least()) {
                        case OBSERVER, MEMBER -> "Who observes this group reads, and does nothing else in it.";
                        case COORDINATOR -> "Only a group's coordinators can do that.";
                        case ADMIN -> "Only a group's admins can do that.";
                    });
        }
        return membership;
    }

    /** Whether {@code actorId} belongs to the group in a role that may do that. */
    public boolean may(long groupId, long actorId, Right right) {
        return find(groupId, actorId)
                .filter(membership -> membership.isActive() && membership.role().may(right))
                .isPresent();
    }

    public Page<Membership> membersOf(long groupId, Page.Request page) {
        return transactions.read(() -> rows.page(
                MEMBERSHIP.GROUP_ID.eq(groupId).and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name())), page));
    }

    /** The ids of all who belong to the group: for what is done for everybody at once, never for a list on a page. */
    public Set<Long> memberIds(long groupId) {
        return transactions.read(() -> sql.select(MEMBERSHIP.ACTOR_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.GROUP_ID.eq(groupId))
                .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()))
                .fetchSet(MEMBERSHIP.ACTOR_ID));
    }

    /** The ids of all who belong to the group or ask to: whom it concerns that it is no more. */
    public Set<Long> concernedIds(long groupId) {
        return transactions.read(() -> sql.fetch(Belonging.concerned(groupId)).intoSet(MEMBERSHIP.ACTOR_ID));
    }

    public Page<Membership> requestsTo(long groupId, Page.Request page) {
        return transactions.read(() -> rows.page(
                MEMBERSHIP.GROUP_ID.eq(groupId).and(MEMBERSHIP.STATE.eq(Membership.State.REQUESTED.name())), page));
    }

    public Page<Membership> membershipsOf(long actorId, Page.Request page) {
        return transactions.read(() -> rows.page(
                MEMBERSHIP.ACTOR_ID.eq(actorId).and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name())), page));
    }

    public int countMembers(long groupId) {
        return transactions.read(() -> sql.fetchCount(
                MEMBERSHIP, MEMBERSHIP.GROUP_ID.eq(groupId).and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()))));
    }

    /** The active members whose ids are among {@code actorIds}; empty asks for none. */
    public List<Membership> among(long groupId, Collection<Long> actorIds) {
        return transactions.read(() -> rows.all(
                MEMBERSHIP
                        .GROUP_ID
                        .eq(groupId)
                        .and(MEMBERSHIP.ACTOR_ID.in(actorIds))
                        .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name())),
                actorIds.size(),
                Long.MAX_VALUE));
    }

    /** The active memberships in these groups of all who belong to more than one of them. */
    public List<Membership> inSeveral(Collection<Long> groupIds) {
        var inThese = MEMBERSHIP.GROUP_ID.in(groupIds).and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()));
        return transactions.read(() -> rows.all(
                inThese.and(MEMBERSHIP.ACTOR_ID.in(DSL.select(MEMBERSHIP.ACTOR_ID)
                        .from(MEMBERSHIP)
                        .where(inThese)
                        .groupBy(MEMBERSHIP.ACTOR_ID)
                        .having(DSL.count().gt(1)))),
                Integer.MAX_VALUE,
                Long.MAX_VALUE));
    }

    /** One change of a group's members at a time: "is there another admin" must stay true until the commit. */
    void lock(Group group) {
        var found = sql.selectFrom(COOP_GROUP)
                .where(COOP_GROUP.ACTOR_ID.eq(group.id()))
                .forUpdate()
                .fetchOptional();
        if (found.filter(row -> row.getEndedAt() != null).isPresent()) {
            throw new Refused(new Refusal.Gone("This co-op has ended."));
        }
    }

    private void requireAnotherAdmin(Membership leaving) {
        if (leaving.role() != Role.ADMIN || !leaving.isActive()) {
            return;
        }
        var admins = sql.fetchCount(
                MEMBERSHIP,
                MEMBERSHIP
                        .GROUP_ID
                        .eq(leaving.group().id())
                        .and(MEMBERSHIP.STATE.eq(Membership.State.ACTIVE.name()))
                        .and(MEMBERSHIP.ROLE.eq(Role.ADMIN.name())));
        if (admins < 2) {
            throw Refused.conflict("The last admin cannot go. Make somebody else an admin first.");
        }
    }

    private Membership put(Group group, Identity person, Role role, Membership.State state, @Nullable String joinUri) {
        rows.put(ids.next(), group, person, role, state, joinUri, clock.instant());
        return find(group.id(), person.id()).orElseThrow();
    }

    private @Nullable String joinUri(Group group, Origin origin) {
        return switch (origin) {
            case Origin.Remote remote -> remote.uri();
            case Origin.Local local -> group.isLocal() ? null : rows.newJoinUri(ids.next());
        };
    }
}
