package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DELEGATION;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** Who votes for whom in groups. A ballot of one's own always comes first. */
@Singleton
public final class Delegations {
    private static final int MOST_NAMES = 200;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Memberships memberships;
    private final Charters charters;
    private final DelegationRows rows;

    Delegations(
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            Memberships memberships,
            Charters charters,
            DelegationRows rows) {
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.memberships = memberships;
        this.charters = charters;
        this.rows = rows;
    }

    /** Makes one, in place of an earlier one of the same scope. */
    public Delegation make(NewDelegation wanted) {
        return transactions.write(() -> {
            if (wanted.origin() instanceof Origin.Remote remote) {
                var known = byUri(remote.uri());
                if (known.isPresent()) {
                    return known.get();
                }
            }
            var group = wanted.group();
            memberships.require(group.id(), wanted.principal().id(), Right.WRITE);
            if (group.isLocal()) {
                check(wanted);
            }
            var now = clock.instant();
            var id = ids.next();
            var uri = switch (wanted.origin()) {
                case Origin.Local local -> settings.uri("/delegations/" + id);
                case Origin.Remote remote -> remote.uri();
            };
            ended(rows.end(of(wanted), now));
            rows.insert(id, uri, wanted, now);
            var made = rows.all(DELEGATION.ID.eq(id), 1).getFirst();
            events.publish(new DelegationEvent.DelegationMade(made));
            return made;
        });
    }

    /** Its principal takes it back. */
    public void revoke(Delegation delegation, Identity by) {
        if (delegation.principal().id() != by.id()) {
            throw Refused.notAllowed("Only who gave it can take it back.");
        }
        revoked(delegation);
    }

    /** It is taken back, by its principal's own word; the caller has checked that it is theirs. */
    public void revoked(Delegation delegation) {
        transactions.run(() -> ended(rows.end(DELEGATION.ID.eq(delegation.id()), clock.instant())));
    }

    public Optional<Delegation> byUri(String uri) {
        return transactions.read(
                () -> rows.all(DELEGATION.URI.eq(uri), 1).stream().findFirst());
    }

    /** One of somebody's own, given or received. */
    public Delegation require(long id, Identity party) {
        return transactions
                .read(() -> rows.all(DELEGATION.ID.eq(id), 1).stream().findFirst())
                .filter(found ->
                        found.principal().id() == party.id() || found.delegate().id() == party.id())
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** What somebody has given in any group and not taken back, the latest first. */
    public Page<Delegation> givenBy(Identity principal, Page.Request page) {
        return transactions.read(
                () -> rows.page(DELEGATION.PRINCIPAL_ID.eq(principal.id()).and(holds(clock.instant())), page));
    }

    /** How many have entrusted somebody with their vote in a group: a delegate sees the number. */
    public int countHeldBy(Identity delegate, Identity group) {
        return transactions.read(() -> rows.count(DELEGATION
                .DELEGATE_ID
                .eq(delegate.id())
                .and(DELEGATION.GROUP_ID.eq(group.id()))
                .and(holds(clock.instant()))));
    }

    /** Of those the ones who agreed to be known, the latest first: the delegate sees them by asking for it. */
    public List<Delegation> knownTo(Identity delegate, Identity group) {
        return transactions.read(() -> rows.all(
                DELEGATION
                        .DELEGATE_ID
                        .eq(delegate.id())
                        .and(DELEGATION.GROUP_ID.eq(group.id()))
                        .and(DELEGATION.SHOWS_NAME)
                        .and(holds(clock.instant())),
                MOST_NAMES));
    }

    /** Somebody is in the group no more: nobody votes for them there, and they for nobody. */
    void end(long groupId, long actorId) {
        var theirs = DELEGATION.PRINCIPAL_ID.eq(actorId).or(DELEGATION.DELEGATE_ID.eq(actorId));
        ended(rows.end(DELEGATION.GROUP_ID.eq(groupId).and(theirs), clock.instant()));
    }

    /** These hold no more, as their group is over. */
    void endAll(Collection<Long> delegationIds) {
        ended(rows.end(DELEGATION.ID.in(delegationIds), clock.instant()));
    }

    private void check(NewDelegation wanted) {
        var rules = charters.inForce(wanted.group()).bylaws().delegating();
        if (!rules.isAllowed()) {
            throw Refused.conflict("In this group everybody votes for themselves.");
        }
        if (!memberships.may(wanted.group().id(), wanted.delegate().id(), Right.WRITE)) {
            throw Refused.invalid("delegate", "Only a member can vote for a member.");
        }
        var latest = wanted.from()
                .atOffset(ZoneOffset.UTC)
                .plusMonths(rules.months())
                .toInstant();
        if (wanted.until().isAfter(latest)) {
            throw Refused.invalid("until", "A delegation holds for at most " + rules.months() + " months here.");
        }
        if (!wanted.until().isAfter(clock.instant())) {
            throw Refused.invalid("until", "The end must lie ahead.");
        }
        var cap = rules.cap(memberships.countMembers(wanted.group().id()));
        if (!wanted.acceptsCap() && countHeldBy(wanted.delegate(), wanted.group()) >= cap) {
            throw Refused.conflict(
                    "They vote for as many as they may already, so yours might not count. Accept that, or choose"
                            + " somebody else.");
        }
    }

    private void ended(List<Delegation> delegations) {
        delegations.forEach(ended -> events.publish(new DelegationEvent.DelegationEnded(ended)));
    }

    private static Condition of(NewDelegation wanted) {
        return DELEGATION
                .GROUP_ID
                .eq(wanted.group().id())
                .and(DELEGATION.PRINCIPAL_ID.eq(wanted.principal().id()))
                .and(DelegationRows.ofScope(wanted.scope()));
    }

    private static Condition holds(Instant now) {
        return DELEGATION.ENDED_AT.isNull().and(DELEGATION.UNTIL_AT.gt(now));
    }
}
