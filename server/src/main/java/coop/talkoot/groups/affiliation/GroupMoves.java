package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Groups that go to another instance, with their followers, what they belong to and what belongs to them (FEP-7628). Both
 * names say so: the new one that it was the old one, the old one where it went.
 */
@Singleton
public final class GroupMoves {
    /** So many earlier addresses a group can name. */
    public static final int MOST_EARLIER = 5;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final AffiliationRows rows;
    private final Exits exits;
    private final Carrying carrying;
    private final Kinship kinship;
    private final Groups groups;
    private final Memberships memberships;
    private final Identities identities;
    private final AddressBook book;
    private final Follows follows;
    private final ExitRules rules;

    GroupMoves(
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            AffiliationRows rows,
            Exits exits,
            Carrying carrying,
            Kinship kinship,
            Groups groups,
            Memberships memberships,
            Identities identities,
            AddressBook book,
            Follows follows,
            ExitRules rules) {
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.rows = rows;
        this.exits = exits;
        this.carrying = carrying;
        this.kinship = kinship;
        this.groups = groups;
        this.memberships = memberships;
        this.identities = identities;
        this.book = book;
        this.follows = follows;
        this.rules = rules;
    }

    /** Why {@code old} cannot have moved to {@code target}, in words for it; null where both names say so. */
    public static @Nullable String obstacle(Identity old, Identity target) {
        if (old.kind() != Identity.Kind.GROUP || target.kind() != Identity.Kind.GROUP) {
            return "A group moves to a group.";
        }
        if (old.uri().equals(target.uri())) {
            return "That is this group itself.";
        }
        if (target.isGone() || target.isSuspended()) {
            return "That group is not there any more.";
        }
        if (target.movedTo() != null) {
            return "That group has moved itself: name the one it went to.";
        }
        return target.alsoKnownAs().contains(old.uri())
                ? null
                : "That group does not say that it was this one. One of its admins says so there first.";
    }

    /**
     * An admin says which groups of other instances this one was; those not named any more are forgotten. Of one that has
     * said already that it moved here, what it took along is looked for: asks other servers.
     */
    public Group wasEarlier(Group group, List<Identity> earlier, Identity by) {
        memberships.require(group.id(), by.id(), Right.CHANGE);
        Moved.refuse(group.identity());
        if (earlier.size() > MOST_EARLIER) {
            throw Refused.invalid("earlier", "A group names at most " + MOST_EARLIER + " earlier addresses.");
        }
        var uris = new LinkedHashSet<String>();
        var came = new ArrayList<Identity>();
        for (var named : earlier) {
            if (named.kind() != Identity.Kind.GROUP || named.isLocal()) {
                throw Refused.invalid("earlier", named.address() + " is no group of another server.");
            }
            uris.add(named.uri());
            book.readAgain(named.uri())
                    .filter(old -> group.identity().uri().equals(old.movedTo()))
                    .ifPresent(came::add);
        }
        var bonds = new HashMap<Long, List<Bond>>();
        came.forEach(old -> bonds.put(old.id(), kinship.bonds(old, group.identity())));
        return transactions.write(() -> {
            rows.lockAll();
            if (!List.copyOf(uris).equals(group.identity().alsoKnownAs())) {
                identities.setAliases(group.id(), List.copyOf(uris));
            }
            for (var old : came) {
                carrying.takeOver(groups.get(group.id()), old.uri(), bonds.getOrDefault(old.id(), List.of()));
            }
            return groups.get(group.id());
        });
    }

    /** Whether it takes a vote to move this group, by its own charter. */
    public boolean takesVote(Identity group) {
        return rules.movesByVote(group);
    }

    /**
     * An admin moves a group of this instance for good; {@code typed} is its own handle, so that nobody does so by mistake.
     * Asks other servers.
     */
    public Group move(Group group, Identity named, String typed, Identity by) {
        memberships.require(group.id(), by.id(), Right.CHANGE);
        var old = group.identity();
        Moved.refuse(old);
        if (takesVote(old)) {
            throw Refused.conflict("Here a vote decides on a move: make a proposal to move there.");
        }
        if (!typed.strip().replaceFirst("^@", "").equalsIgnoreCase(old.handle())) {
            throw Refused.invalid("handle", "Write " + old.handle() + " here: a move cannot be taken back.");
        }
        return go(group, ready(old, named));
    }

    /** What other servers had to be asked for a move. */
    public record Ready(Identity target, Map<Long, Kin> kin) {}

    /** Asks them. Refused where the new place does not say that it was this group, or can be none. */
    public Ready ready(Identity old, Identity named) {
        if (named.isLocal()) {
            throw Refused.invalid("target", "A group moves to another server; that one is here.");
        }
        var target = book.readAgain(named.uri())
                .orElseThrow(() -> Refused.invalid("target", named.domain() + " does not answer. Try again later."));
        var obstacle = obstacle(old, target);
        if (obstacle != null) {
            throw Refused.invalid("target", obstacle);
        }
        var kin = new HashMap<Long, Kin>();
        goingAlong(old)
                .forEach(affiliation -> kin.put(
                        affiliation.id(), kinship.of(affiliation.child(old, target), affiliation.parent(old, target))));
        return new Ready(target, kin);
    }

    /** Moves the group; who may have it do so is the caller's to check. */
    public Group go(Group group, Ready ready) {
        var old = group.identity();
        var target = ready.target();
        return transactions.write(() -> {
            rows.lockAll();
            Moved.refuse(identities.get(old.id()));
            var relatives = rows.newest(of(old).and(rows.areCurrent()), 2 * Affiliations.MOST).stream()
                    .map(affiliation -> affiliation.other(old.id()))
                    .toList();
            var uri = old.uri() + "/activities/move-" + ids.next();
            refuseRequests(group);
            identities.move(old.id(), target);
            exits.endDue();
            carrying.carry(old, target, uri, ready.kin());
            events.publish(new GroupEvent.GroupMoved(identities.get(old.id()), target, uri, relatives));
            follows.moveFollowers(old, target);
            return groups.get(group.id());
        });
    }

    /**
     * A group elsewhere says that it moved. The caller has found no {@link #obstacle}, that the old one's own document
     * says so too, and what of its relatives' servers is known.
     *
     * @param kin who is above and below, by the ids of {@link #goingAlong}
     * @param bonds what it took along, where it moved to this instance
     */
    public void heard(Identity old, Identity target, String uri, Map<Long, Kin> kin, List<Bond> bonds) {
        transactions.run(() -> {
            rows.lockAll();
            exits.endDue();
            carrying.carry(old, target, uri, kin);
            if (target.isLocal()) {
                carrying.takeOver(groups.get(target.id()), old.uri(), bonds);
            }
            events.publish(new GroupEvent.GroupMoved(old, target, uri, List.of()));
            follows.moveFollowers(old, target);
        });
    }

    /** What a group has with groups of this instance, and would take along. */
    public List<Affiliation> goingAlong(Identity old) {
        return transactions.read(() -> rows.newest(of(old).and(rows.areCurrent()), 2 * Affiliations.MOST).stream()
                .filter(affiliation -> affiliation.state() == Affiliation.State.MEMBER
                        && affiliation.other(old.id()).isLocal())
                .toList());
    }

    /** Whether anybody here has anything to do with that group as a relative: else its moves are nobody's business. */
    public boolean hasRelatives(Identity group) {
        return transactions.read(() -> rows.count(of(group).and(rows.areCurrent())) > 0);
    }

    private void refuseRequests(Group group) {
        var waiting = memberships
                .requestsTo(group.id(), Page.Request.first(Page.Request.MOST))
                .items();
        while (!waiting.isEmpty()) {
            waiting.forEach(memberships::refuse);
            waiting = memberships
                    .requestsTo(group.id(), Page.Request.first(Page.Request.MOST))
                    .items();
        }
    }

    private static Condition of(Identity group) {
        return AFFILIATION.CHILD_ID.eq(group.id()).or(AFFILIATION.PARENT_ID.eq(group.id()));
    }
}
