package coop.talkoot.governance;

import coop.talkoot.governance.federal.Homes;
import coop.talkoot.governance.federal.LargestRemainder;
import coop.talkoot.governance.federal.Person;
import coop.talkoot.governance.federal.Weights;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Votes of federations in which delegates speak for the groups: votes like any other, on a roll of those in office when
 * they open. What a group weighs (governance.md B11) is divided among its delegates.
 */
@Singleton
public final class CouncilVotes {
    private final Memberships memberships;
    private final Federations federations;
    private final FederalVotes federal;
    private final FederalRows known;
    private final Clock clock;
    private final Councils councils;
    private final DelegateRows rows;
    private final Rolls rolls;

    CouncilVotes(
            Memberships memberships,
            Federations federations,
            FederalVotes federal,
            FederalRows known,
            Clock clock,
            Councils councils,
            DelegateRows rows,
            Rolls rolls) {
        this.memberships = memberships;
        this.federations = federations;
        this.federal = federal;
        this.known = known;
        this.clock = clock;
        this.councils = councils;
        this.rows = rows;
        this.rolls = rolls;
    }

    /**
     * Whether delegates would vote on it, were it opened now. On who is taken into the federation's own house, or sent
     * away, those in it vote.
     */
    public boolean decides(Motion motion) {
        return (motion.subject() == null || motion.terms().sending() != null)
                && motion.group().isLocal()
                && federations.isOne(motion.group().id())
                && federations.terms(motion.group().id()).governing() == FederationTerms.Governing.COUNCIL
                && !federal.askedNow(motion.group()).isEmpty();
    }

    /** Refuses what a council cannot be asked: its groups must be able to see how their delegates vote. */
    static void check(Motion motion, Opening opening) {
        if (motion.post().audience() != Audience.PUBLIC) {
            throw Refused.invalid("audience", "What a council decides must be for everybody to read.");
        }
        if (opening.isQuestion()) {
            throw Refused.invalid("isQuestion", "Only delegates vote here: this is no poll for everybody.");
        }
        if (opening.secrecy() != null && opening.secrecy() != Secrecy.OPEN) {
            throw Refused.invalid("secrecy", "Delegates vote in the open: their groups are to know how.");
        }
        if (opening.federal().mode() != null) {
            throw Refused.invalid("mode", "Here delegates vote: nothing is put together from votes of the groups.");
        }
        if (!opening.federal().affected().isEmpty()) {
            throw Refused.invalid("affected", "Here delegates vote, and groups are not asked for vetoes.");
        }
    }

    /** Freezes the roll: who is in office, each with what their group has, and groups that sent nobody. */
    RollText.Sealed freeze(Decision decision, Motion motion, Bylaws bylaws, FederalOpening opening) {
        var asked = federal.askedNow(decision.group());
        var subject = motion.subject();
        var seats = seats(decision.group(), asked, bylaws, opening).stream()
                .filter(seat -> subject == null || seat.holder().id() != subject.id())
                .toList();
        if (seats.stream().allMatch(CouncilSeat::isEmpty)) {
            throw Refused.conflict("No group has sent a delegate so far: there is no council that could decide.");
        }
        var holders = new TreeMap<Long, Identity>();
        var weights = new TreeMap<Long, Long>();
        for (var seat : seats) {
            holders.put(seat.holder().id(), seat.holder());
            weights.merge(seat.holder().id(), seat.weight(), Math::addExact);
        }
        var sealed = rolls.freezeThese(decision.id(), List.copyOf(holders.values()), weights);
        rows.seat(decision.id(), seats);
        return sealed;
    }

    private List<CouncilSeat> seats(
            Identity federation, List<Affiliation> asked, Bylaws bylaws, FederalOpening opening) {
        var gave = opening.contributions();
        var uris = asked.stream().map(each -> each.child().uri()).collect(Collectors.toSet());
        if (!uris.containsAll(gave.keySet()) || gave.values().stream().anyMatch(given -> given < 0)) {
            throw Refused.invalid("contributions", "A contribution is a whole number of a group that is asked.");
        }
        var sizes = sizes(asked);
        var members = new ArrayList<Weights.Member>();
        for (var place = 0; place < asked.size(); place++) {
            members.add(new Weights.Member(
                    sizes[place], gave.getOrDefault(asked.get(place).child().uri(), 0L)));
        }
        var weights = Weights.clipped(Weights.of(federal.rule(bylaws, asked, opening), members));
        var sent = councils.serving(federation).stream()
                .collect(Collectors.groupingBy(delegate -> delegate.child().id()));
        var seats = new ArrayList<CouncilSeat>();
        for (var place = 0; place < asked.size(); place++) {
            seats.addAll(divided(asked.get(place).child(), weights.get(place), sent));
        }
        return seats;
    }

    /** In equal whole parts, and the rest to those whose address comes first, one each. */
    private static List<CouncilSeat> divided(Identity child, long weight, Map<Long, List<Delegate>> sent) {
        var holders = sent.getOrDefault(child.id(), List.of()).stream()
                .map(Delegate::person)
                .sorted(Comparator.comparing(Identity::uri))
                .toList();
        if (holders.isEmpty()) {
            holders = List.of(child);
        }
        var parts = LargestRemainder.divide(weight, Collections.nCopies(holders.size(), 1L));
        var seats = new ArrayList<CouncilSeat>();
        for (var place = 0; place < holders.size(); place++) {
            if (parts.get(place) > 0) {
                seats.add(new CouncilSeat(child, holders.get(place), parts.get(place)));
            }
        }
        return seats;
    }

    /** How many count in each: nobody twice, who is in several counts where they chose to, else where they were first. */
    long[] sizes(List<Affiliation> asked) {
        var all = asked.stream()
                .map(Affiliation::child)
                .mapToLong(child -> child.isLocal() ? memberships.countMembers(child.id()) : lastSize(child, asked))
                .toArray();
        var several = memberships
                .inSeveral(asked.stream().map(each -> each.child().id()).toList())
                .stream()
                .collect(Collectors.groupingBy(each -> each.group().id()));
        var people = asked.stream()
                .map(each -> people(each, several.getOrDefault(each.child().id(), List.of())))
                .toList();
        var homes = Homes.of(people);
        for (var place = 0; place < all.length; place++) {
            var here = place;
            all[place] -= people.get(place).keySet().stream()
                    .filter(actor -> !Objects.equals(homes.get(actor), here))
                    .count();
        }
        return all;
    }

    /** Of a group elsewhere, as it was when it last sent delegates, or voted on what the federation put to it. */
    private long lastSize(Identity child, List<Affiliation> asked) {
        var size = rows.lastSize(child.id(), asked.getFirst().parent().id());
        return size > 0 ? size : known.lastSize(child.id());
    }

    private Map<String, Person> people(Affiliation affiliation, List<Membership> members) {
        var chosen = members.isEmpty()
                ? Set.<Long>of()
                : known.chosen(affiliation.child().id(), clock.instant());
        var since = Objects.requireNonNull(affiliation.since()).getEpochSecond();
        return members.stream()
                .collect(Collectors.toMap(
                        membership -> Long.toString(membership.member().id()),
                        membership -> new Person(
                                        joined(membership).getEpochSecond(),
                                        chosen.contains(membership.member().id()))
                                .within(since)));
    }

    private static Instant joined(Membership membership) {
        var at = membership.joinedAt();
        return at == null ? membership.requestedAt() : at;
    }
}
