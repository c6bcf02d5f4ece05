package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.COOP_GROUP;
import static coop.talkoot.schema.Tables.INVITATION;
import static coop.talkoot.schema.Tables.MEMBERSHIP;

import coop.talkoot.people.Departures;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How a group ends, for good: who belongs to it is told, nobody belongs to it any more, and nobody gets its handle. What
 * is much of what it leaves, {@link EndedGroupsClock} puts away afterwards.
 */
@Singleton
public final class Endings {
    private static final int AT_ONCE = 50;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Groups groups;
    private final Memberships memberships;
    private final Departures departures;
    private final Invitees invitees;
    private final List<EndingBar> bars;

    Endings(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Groups groups,
            Memberships memberships,
            Departures departures,
            Invitees invitees,
            List<EndingBar> bars) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.groups = groups;
        this.memberships = memberships;
        this.departures = departures;
        this.invitees = invitees;
        this.bars = List.copyOf(bars);
    }

    /** What must be settled before the group can end, each in a sentence; for its admins. Empty when it can. */
    public List<String> hindrances(Group group, Identity admin) {
        return transactions.read(() -> {
            require(group, admin);
            return hindrances(group);
        });
    }

    /** An admin ends a group of this instance; {@code handle} is its own, typed to confirm that it is meant. */
    public void end(Group group, Identity admin, String handle) {
        transactions.run(() -> {
            require(group, admin);
            memberships.lock(group);
            var typed = handle.strip().replaceFirst("^@", "").toLowerCase(Locale.ROOT);
            if (!typed.equals(group.identity().handle())) {
                throw Refused.invalid(
                        "handle",
                        "Type " + group.identity().handle() + ", the handle of the co-op, to show that you mean it.");
            }
            var left = hindrances(group);
            if (!left.isEmpty()) {
                throw Refused.conflict(String.join(" ", left));
            }
            events.publish(new GroupEvent.GroupEnding(group));
            over(group, admin);
            departures.end(group.id());
        });
    }

    /** Its own server says that a group elsewhere is no more. */
    public void endedElsewhere(Identity identity) {
        transactions.run(() -> groups.find(identity.id())
                .filter(group -> !group.isLocal() && isOpen(group))
                .ifPresent(group -> over(group, null)));
    }

    /** Those that have left something that is not put away yet, the first to end first. */
    List<Group> uncleared() {
        return transactions.read(() -> sql
                .select(COOP_GROUP.ACTOR_ID)
                .from(COOP_GROUP)
                .where(COOP_GROUP.ENDED_AT.isNotNull().and(COOP_GROUP.CLEARED_AT.isNull()))
                .orderBy(COOP_GROUP.ENDED_AT, COOP_GROUP.ACTOR_ID)
                .limit(AT_ONCE)
                .fetch(COOP_GROUP.ACTOR_ID)
                .stream()
                .map(groups::get)
                .toList());
    }

    void cleared(Group group) {
        transactions.run(() -> sql.update(COOP_GROUP)
                .set(COOP_GROUP.CLEARED_AT, clock.instant())
                .where(COOP_GROUP.ACTOR_ID.eq(group.id()))
                .execute());
    }

    /** Told while everybody still belongs to it; then a statement for all of them, however many. */
    private void over(Group group, @Nullable Identity by) {
        events.publish(new GroupEvent.GroupEnded(group, by));
        var now = clock.instant();
        sql.deleteFrom(INVITATION).where(INVITATION.GROUP_ID.eq(group.id())).execute();
        invitees.forget(group.id());
        sql.update(MEMBERSHIP)
                .set(MEMBERSHIP.STATE, Membership.State.LEFT.name())
                .set(MEMBERSHIP.LEFT_AT, now)
                .where(MEMBERSHIP.GROUP_ID.eq(group.id()).and(MEMBERSHIP.STATE.ne(Membership.State.LEFT.name())))
                .execute();
        sql.update(COOP_GROUP)
                .set(COOP_GROUP.ENDED_AT, now)
                .set(COOP_GROUP.ENDED_BY_ID, by == null ? null : by.id())
                .where(COOP_GROUP.ACTOR_ID.eq(group.id()))
                .execute();
    }

    private void require(Group group, Identity admin) {
        if (!group.isLocal()) {
            throw Refused.notAllowed("This group is run by another server.");
        }
        memberships.require(group.id(), admin.id(), Right.END);
    }

    private List<String> hindrances(Group group) {
        return bars.stream()
                .map(bar -> bar.against(group))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean isOpen(Group group) {
        return sql.fetchExists(COOP_GROUP, COOP_GROUP.ACTOR_ID.eq(group.id()).and(COOP_GROUP.ENDED_AT.isNull()));
    }
}
