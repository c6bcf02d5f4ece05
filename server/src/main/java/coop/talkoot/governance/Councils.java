package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DELEGATE;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Whom groups send to their federations, and until when. They are elected and recalled by decisions of the group that
 * sends them; out of office is, too, whose term is over, who leaves that group, and everybody whose group gives notice.
 */
@Singleton
public final class Councils {
    /** What servers say on which delegates are shown their ballot papers; it stands in every actor's document. */
    private static final String READS_VOTES = "https://w3id.org/talkoot/ns#v1";

    private final Transactions transactions;
    private final Clock clock;
    private final DomainEvents events;
    private final Memberships memberships;
    private final Affiliations affiliations;
    private final DelegateRows rows;

    Councils(
            Transactions transactions,
            Clock clock,
            DomainEvents events,
            Memberships memberships,
            Affiliations affiliations,
            DelegateRows rows) {
        this.transactions = transactions;
        this.clock = clock;
        this.events = events;
        this.memberships = memberships;
        this.affiliations = affiliations;
        this.rows = rows;
    }

    /** Those who speak in that federation now, newest first: of groups that may vote on what it opens now. */
    public Page<Delegate> of(Identity federation, Page.Request page) {
        return transactions.read(() -> rows.page(inOffice(federation), page));
    }

    /** All a group has ever sent anywhere, newest first. */
    public Page<Delegate> sentBy(Identity group, Page.Request page) {
        return transactions.read(() -> rows.page(DELEGATE.CHILD_ID.eq(group.id()), page));
    }

    /** Those whom a group sends now, newest first. */
    public Page<Delegate> sentNow(Identity group, Page.Request page) {
        return transactions.read(() -> rows.page(servingFor(group), page));
    }

    /** How many these are. */
    public int countSentNow(Identity group) {
        return transactions.read(() -> rows.count(servingFor(group)));
    }

    /** The same all at once, wherever it belongs. */
    public List<Delegate> sentNow(Identity group) {
        return transactions.read(() -> rows.all(servingFor(group)));
    }

    /** One term, whatever became of it. */
    public Optional<Delegate> find(long id) {
        return transactions.read(() -> rows.find(id));
    }

    /** For whom everybody on the roll of a vote speaks; none of a vote that no council takes. */
    public List<CouncilSeat> seats(Decision decision) {
        return transactions.read(() -> rows.seats(decision.id()));
    }

    /** Somebody lays their office down. */
    public void resign(Delegate delegate, Identity by) {
        if (delegate.person().id() != by.id()) {
            throw Refused.notAllowed("Only delegates themselves lay their office down; their group recalls them.");
        }
        transactions.run(() -> {
            if (end(DELEGATE.ID.eq(delegate.id()), Delegate.Why.RESIGNED, null) == 0) {
                throw Refused.conflict("This term is over already.");
            }
        });
    }

    /** All in office in that federation now, in the transaction of who asks. */
    List<Delegate> serving(Identity federation) {
        return rows.all(inOffice(federation));
    }

    /** Refuses an election or a recall that could do nothing as things are. */
    void check(Identity group, Audience audience, MotionTerms terms, Sending sending) {
        var parent = sending.parent();
        var subject = terms.subject();
        if (audience != Audience.PUBLIC) {
            throw Refused.invalid("audience", "The federation must be able to check this vote: it is public.");
        }
        var now = clock.instant();
        if (affiliations
                .between(group.id(), parent.id(), now)
                .filter(found -> found.mayVote(now, false))
                .isEmpty()) {
            throw Refused.invalid("parent", "This group does not belong to it, or is leaving it.");
        }
        if (subject != null) {
            if (transactions
                    .read(() -> rows.all(office(group, parent, subject)))
                    .isEmpty()) {
                throw Refused.invalid("subject", "This group does not send them there.");
            }
            return;
        }
        for (var candidate : sending.candidates()) {
            if (!memberships.may(group.id(), candidate.id(), Right.WRITE)) {
                throw Refused.invalid("candidates", candidate.address() + " is no member of this group.");
            }
            if (!isShownPapers(candidate)) {
                throw Refused.invalid(
                        "candidates",
                        candidate.address() + " lives on a server on which nobody can vote for their group.");
            }
        }
    }

    /** A vote has chosen: whom the group sent there before is replaced, all at once. */
    void elected(Decision decision, Sending sending, List<String> selected) {
        send(
                decision.group(),
                sending,
                sending.chosen(selected),
                decision.post().uri());
    }

    /** Lots were drawn, as that decision of the group had it. */
    void drawn(PanelLot lot, Sending sending, String mandate) {
        send(lot.group(), sending, lot.panel(), mandate);
    }

    /** Who was drawn does not wish to serve: the next does, for what is left of the term, as long as the panel serves. */
    void declined(PanelLot lot, Sending sending, String mandate, long personId) {
        var now = clock.instant();
        var theirs = sent(lot.group(), sending.parent()).and(DELEGATE.MANDATE.eq(mandate));
        var term = rows.all(theirs.and(DELEGATE.PERSON_ID.eq(personId)).and(DelegateRows.serve(now)));
        if (term.isEmpty()) {
            return;
        }
        end(DELEGATE.ID.eq(term.getFirst().id()), Delegate.Why.RESIGNED, null);
        var known = rows.all(theirs).stream()
                .map(delegate -> delegate.person().id())
                .toList();
        members(lot.group(), lot.panel()).stream()
                .filter(person -> !known.contains(person.id()))
                .forEach(person -> insert(
                        lot.group(),
                        sending.parent(),
                        person,
                        mandate,
                        now,
                        term.getFirst().until()));
    }

    private void send(Identity child, Sending sending, List<Identity> people, String mandate) {
        var now = clock.instant();
        var chosen = members(child, people);
        if (chosen.isEmpty()) {
            return;
        }
        rows.expire(sent(child, sending.parent()), now);
        rows.end(sent(child, sending.parent()), now, Delegate.Why.REPLACED, mandate);
        var until = now.atOffset(ZoneOffset.UTC).plusMonths(sending.months()).toInstant();
        chosen.forEach(person -> insert(child, sending.parent(), person, mandate, now, until));
    }

    private void insert(
            Identity child, Identity parent, Identity person, String mandate, Instant since, Instant until) {
        var sent = rows.insert(child, parent, person, mandate, since, until);
        events.publish(new DelegateEvent.DelegateSent(sent));
    }

    /** How many terms ended that had not before. */
    private int end(Condition which, Delegate.Why why, @Nullable String mandate) {
        var now = clock.instant();
        var running = rows.all(which.and(DELEGATE.ENDED_AT.isNull()).and(DELEGATE.UNTIL_AT.gt(now)));
        for (var delegate : running) {
            rows.end(DELEGATE.ID.eq(delegate.id()), now, why, mandate);
            rows.find(delegate.id()).map(DelegateEvent.DelegateEnded::new).ifPresent(events::publish);
        }
        return running.size();
    }

    private static boolean isShownPapers(Identity person) {
        return person.isLocal() || person.capabilities().contains(READS_VOTES);
    }

    private List<Identity> members(Identity group, List<Identity> people) {
        return people.stream()
                .filter(person -> isShownPapers(person) && memberships.may(group.id(), person.id(), Right.WRITE))
                .toList();
    }

    /** A vote has decided that somebody speaks for the group no more: from what is opened next on. */
    void recalled(Decision decision, Sending sending, Identity person) {
        end(
                sent(decision.group(), sending.parent()).and(DELEGATE.PERSON_ID.eq(person.id())),
                Delegate.Why.RECALLED,
                decision.post().uri());
    }

    /** Who belongs to the group no more speaks for it no more, in what is open neither. */
    void left(Identity group, Identity person) {
        var theirs = DELEGATE.CHILD_ID.eq(group.id()).and(DELEGATE.PERSON_ID.eq(person.id()));
        end(theirs, Delegate.Why.LEFT, null);
        rows.strike(group.id(), person.id(), clock.instant());
    }

    private Condition servingFor(Identity group) {
        return DELEGATE.CHILD_ID.eq(group.id()).and(DelegateRows.serve(clock.instant()));
    }

    private Condition inOffice(Identity federation) {
        var now = clock.instant();
        return DelegateRows.of(federation.id(), voting(federation, now)).and(DelegateRows.serve(now));
    }

    private List<Long> voting(Identity federation, Instant now) {
        return affiliations.childrenOf(federation.id(), now).stream()
                .filter(affiliation -> affiliation.mayVote(now, false))
                .map(Affiliation::child)
                .map(Identity::id)
                .toList();
    }

    private Condition office(Identity group, Identity parent, Identity person) {
        return sent(group, parent).and(DELEGATE.PERSON_ID.eq(person.id())).and(DelegateRows.serve(clock.instant()));
    }

    private static Condition sent(Identity group, Identity parent) {
        return DELEGATE.CHILD_ID.eq(group.id()).and(DELEGATE.PARENT_ID.eq(parent.id()));
    }
}
