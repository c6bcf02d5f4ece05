package coop.talkoot.groups;

import static coop.talkoot.schema.Tables.COOP_GROUP;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.CoopGroupRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** The co-ops known here, local ones and those of other instances somebody here belongs to. */
@Singleton
public final class Groups {
    private static final int LONGEST_PLACE = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Identities identities;

    Groups(DSLContext sql, Transactions transactions, DomainEvents events, Clock clock, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.identities = identities;
    }

    /** Begins a co-op. Its first admin joins by {@link Memberships#appoint} in the same transaction. */
    public Group found(Founding founding) {
        var place = founding.place().strip();
        if (place.length() > LONGEST_PLACE) {
            throw Refused.invalid("place", "A place has at most " + LONGEST_PLACE + " characters.");
        }
        return transactions.write(() -> {
            var identity = identities.create(founding.identity());
            insert(identity, founding.joinPolicy(), place);
            var group = get(identity.id());
            events.publish(new GroupEvent.GroupFounded(group));
            return group;
        });
    }

    /** Remembers a co-op of another instance, so that people here can belong to it. */
    public Group remote(Identity identity) {
        if (identity.kind() != Identity.Kind.GROUP || identity.isLocal()) {
            throw Refused.invalid("group", "That is not a group of another server.");
        }
        return transactions.write(() -> find(identity.id()).orElseGet(() -> {
            insert(identity, Group.JoinPolicy.ON_REQUEST, "");
            return get(identity.id());
        }));
    }

    public Optional<Group> find(long actorId) {
        return transactions.read(
                () -> all(COOP_GROUP.ACTOR_ID.eq(actorId), 1).stream().findFirst());
    }

    /** The group that must be there; throws IllegalStateException when it is not. */
    public Group get(long actorId) {
        return find(actorId).orElseThrow(() -> new IllegalStateException("there is no group " + actorId));
    }

    /** A co-op of this instance by its handle. */
    public Optional<Group> localByHandle(String handle) {
        return identities.localByHandle(handle).flatMap(identity -> find(identity.id()));
    }

    /** Co-ops of this instance, oldest first, but those that are limited or suspended. */
    public List<Group> local() {
        var shown = Standing.isLocal(COOP_GROUP.ACTOR_ID)
                .andNot(Standing.suspended(COOP_GROUP.ACTOR_ID))
                .andNot(Standing.limited(COOP_GROUP.ACTOR_ID));
        return transactions.read(() -> all(shown, Page.Request.MOST));
    }

    /** The one this instance began with, of those that are there. */
    Optional<Group> first() {
        return transactions.read(
                () -> all(Standing.isLocal(COOP_GROUP.ACTOR_ID), 1).stream().findFirst());
    }

    /** Changes what others see of a group and how it takes people in; name and summary are plain text. */
    public Group change(long groupId, String name, String summary, String place, Group.JoinPolicy joinPolicy) {
        if (place.strip().length() > LONGEST_PLACE) {
            throw Refused.invalid("place", "A place has at most " + LONGEST_PLACE + " characters.");
        }
        return transactions.write(() -> {
            sql.update(COOP_GROUP)
                    .set(COOP_GROUP.PLACE, place.strip())
                    .set(COOP_GROUP.JOIN_POLICY, joinPolicy.name())
                    .where(COOP_GROUP.ACTOR_ID.eq(groupId))
                    .execute();
            identities.changeProfile(groupId, name, summary);
            return get(groupId);
        });
    }

    private void insert(Identity identity, Group.JoinPolicy joinPolicy, String place) {
        sql.insertInto(COOP_GROUP)
                .set(COOP_GROUP.ACTOR_ID, identity.id())
                .set(COOP_GROUP.KIND, Group.Kind.COOPERATIVE.name())
                .set(COOP_GROUP.JOIN_POLICY, joinPolicy.name())
                .set(COOP_GROUP.PLACE, place)
                .set(COOP_GROUP.CREATED_AT, clock.instant())
                .execute();
    }

    private List<Group> all(Condition condition, int limit) {
        var rows = sql.selectFrom(COOP_GROUP)
                .where(condition)
                .orderBy(COOP_GROUP.ACTOR_ID)
                .limit(limit)
                .fetch();
        var known = identities.byIds(rows.getValues(COOP_GROUP.ACTOR_ID));
        return rows.map(row -> read(row, Objects.requireNonNull(known.get(row.getActorId()))));
    }

    private static Group read(CoopGroupRecord row, Identity identity) {
        return new Group(
                identity,
                Group.Kind.valueOf(row.getKind()),
                Group.JoinPolicy.valueOf(row.getJoinPolicy()),
                row.getPlace(),
                row.getCreatedAt());
    }
}
