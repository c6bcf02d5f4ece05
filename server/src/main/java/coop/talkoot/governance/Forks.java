package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.FORK;

import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Invitees;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.Role;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * How a member founds a group of their own from one they belong to (B14): with its rules and an open door to its members,
 * and without anything it owns or owes.
 */
@Singleton
public final class Forks {
    /** So many somebody can found in {@link #WHILE}. */
    static final int MOST = 3;

    static final Duration WHILE = Duration.ofDays(1);
    private static final Duration TWICE = Duration.ofMinutes(10);

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Groups groups;
    private final Memberships memberships;
    private final Charters charters;
    private final Identities identities;
    private final Invitees invitees;
    private final ForkSource source;

    Forks(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Groups groups,
            Memberships memberships,
            Charters charters,
            Identities identities,
            Invitees invitees,
            ForkSource source) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.groups = groups;
        this.memberships = memberships;
        this.charters = charters;
        this.identities = identities;
        this.invitees = invitees;
        this.source = source;
    }

    /**
     * The founder is its admin; it begins with the rules that hold in {@code origin} now. Members of that who live here are
     * told, and those elsewhere who are asked to come along. Sent twice at once it is founded once.
     */
    public Fork found(Group origin, Identity founder, Founding founding, ComingAlong along) {
        if (!origin.isLocal()) {
            throw Refused.notAllowed("This group lives on another server, and so do its rules: found one there.");
        }
        Moved.refuse(origin.identity());
        return transactions.write(() -> {
            memberships.require(origin.id(), founder.id(), Right.WRITE);
            identities.lock(founder.id());
            var again = justFounded(origin, founder, founding);
            if (again.isPresent()) {
                return again.get();
            }
            checkPace(founder);
            var asked = asked(origin, founder, along);
            var rules = charters.inForce(origin.identity());
            var group = groups.found(founding);
            memberships.appoint(group, founder, Role.ADMIN);
            charters.adopt(group.identity(), rules.bylaws(), founder);
            sql.insertInto(FORK)
                    .set(FORK.GROUP_ID, group.id())
                    .set(FORK.ORIGIN_ID, origin.id())
                    .set(FORK.FOUNDER_ID, founder.id())
                    .set(FORK.CHARTER_VERSION, rules.version())
                    .set(FORK.CHARTER_HASH, HexFormat.of().parseHex(rules.hash()))
                    .set(FORK.CREATED_AT, clock.instant())
                    .execute();
            var fork = of(group.id()).orElseThrow();
            events.publish(new CharterEvent.GroupForked(fork));
            invitees.invite(group, asked);
            return fork;
        });
    }

    /** Where a group comes from; empty when it was not founded from another one. */
    public Optional<Fork> of(long groupId) {
        return transactions.read(
                () -> all(FORK.GROUP_ID.eq(groupId), 1).stream().findFirst());
    }

    /** The groups that were founded from a group, the newest first. */
    public Page<Fork> from(long originId, Page.Request page) {
        return transactions.read(() -> Page.of(
                all(FORK.ORIGIN_ID.eq(originId).and(FORK.GROUP_ID.lt(page.before())), page.limit() + 1),
                page.limit(),
                fork -> fork.group().id()));
    }

    /** Where a group comes from, of this instance or another; empty when it says of none. */
    public Optional<ForkOrigin> originOf(Identity group) {
        return group.isLocal()
                ? of(group.id()).map(fork -> new ForkOrigin(fork.origin().uri(), fork.origin()))
                : source.originOf(group)
                        .map(uri -> new ForkOrigin(uri, identities.byUri(uri).orElse(null)));
    }

    /** The name of what a group comes from, without asking who that is. */
    public Optional<String> originUri(Identity group) {
        return originOf(group).map(ForkOrigin::uri);
    }

    /**
     * A group elsewhere asks somebody here to come in: heard only of one that comes from a group they have belonged to, so
     * that strangers cannot ring at every door.
     */
    public void asked(Identity group, Identity person) {
        transactions.run(() -> source.originOf(group)
                .flatMap(identities::byUri)
                .flatMap(origin -> memberships.find(origin.id(), person.id()))
                .filter(membership -> membership.joinedAt() != null)
                .ifPresent(membership -> {
                    groups.remote(group);
                    events.publish(new GroupEvent.Invited(group, person));
                }));
    }

    /**
     * Whether somebody may still read what only members could of a vote of a group of this instance that they have left: they
     * belonged to it when it was counted, and belong to one that was founded from it.
     */
    public boolean carries(Decision decision, Identity person) {
        return decision.isLocal()
                && transactions.read(() -> memberships
                        .find(decision.group().id(), person.id())
                        .filter(membership -> belonged(membership, decision.closesAt()))
                        .filter(membership -> belongsBelow(decision.group().id(), person))
                        .isPresent());
    }

    private static boolean belonged(Membership membership, Instant at) {
        var joined = membership.joinedAt();
        var left = membership.leftAt();
        return joined != null && !joined.isAfter(at) && (left == null || !left.isBefore(at));
    }

    private boolean belongsBelow(long originId, Identity person) {
        var mine = memberships.groupsOf(person.id());
        var above = new HashSet<Long>(Set.of(originId));
        for (var step = 0; step < ForkArchive.DEEPEST; step++) {
            var below = sql.select(FORK.GROUP_ID)
                    .from(FORK)
                    .where(FORK.ORIGIN_ID.in(above))
                    .fetchSet(FORK.GROUP_ID);
            if (!Collections.disjoint(below, mine)) {
                return true;
            }
            above = new HashSet<>(below);
        }
        return false;
    }

    /** The same form sent once more: what came of it the first time. */
    private Optional<Fork> justFounded(Group origin, Identity founder, Founding founding) {
        return groups.localByHandle(founding.handle().strip())
                .flatMap(group -> of(group.id()))
                .filter(fork ->
                        fork.origin().id() == origin.id() && fork.founder().id() == founder.id())
                .filter(fork ->
                        fork.group().displayName().equals(founding.name().strip()))
                .filter(fork -> fork.at().isAfter(clock.instant().minus(TWICE)));
    }

    private Set<Long> asked(Group origin, Identity founder, ComingAlong along) {
        var members = new HashSet<>(memberships.memberIds(origin.id()));
        members.remove(founder.id());
        if (along.isEverybody()) {
            return members;
        }
        if (along.addresses().isEmpty()) {
            return Set.of();
        }
        var byAddress = identities.byIds(members).values().stream()
                .collect(Collectors.toMap(member -> member.address().toLowerCase(Locale.ROOT), Identity::id));
        var domain = origin.identity().domain();
        var asked = new HashSet<Long>();
        for (var typed : along.addresses()) {
            var bare = typed.replaceFirst("^@", "").toLowerCase(Locale.ROOT);
            var id = byAddress.get("@" + (bare.contains("@") ? bare : bare + "@" + domain.toLowerCase(Locale.ROOT)));
            if (id == null) {
                throw Refused.invalid(
                        "invited", "Nobody of the address " + typed + " belongs to this co-op, beside you.");
            }
            asked.add(id);
        }
        return asked;
    }

    private void checkPace(Identity founder) {
        var since = clock.instant().minus(WHILE);
        if (sql.fetchCount(FORK, FORK.FOUNDER_ID.eq(founder.id()).and(FORK.CREATED_AT.gt(since))) >= MOST) {
            throw Refused.conflict("Nobody founds more than " + MOST + " groups a day. Try again tomorrow.");
        }
    }

    private List<Fork> all(Condition condition, int limit) {
        var rows = sql.selectFrom(FORK)
                .where(condition)
                .orderBy(FORK.GROUP_ID.desc())
                .limit(limit)
                .fetch();
        var named = new HashSet<Long>(rows.getValues(FORK.GROUP_ID));
        named.addAll(rows.getValues(FORK.ORIGIN_ID));
        named.addAll(rows.getValues(FORK.FOUNDER_ID));
        var known = identities.byIds(named);
        return rows.stream()
                .map(row -> new Fork(
                        Objects.requireNonNull(known.get(row.getGroupId())),
                        Objects.requireNonNull(known.get(row.getOriginId())),
                        Objects.requireNonNull(known.get(row.getFounderId())),
                        row.getCharterVersion(),
                        HexFormat.of().formatHex(row.getCharterHash()),
                        row.getCreatedAt()))
                .toList();
    }
}
