package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DELEGATE;

import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Whom groups of other servers send to federations here, and what federations elsewhere say of those sent from here. Whoever
 * calls has checked that it is the group that speaks, and what its decision says.
 */
@Singleton
public final class FarCouncils {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Affiliations affiliations;
    private final Charters charters;
    private final DelegateRows rows;

    FarCouncils(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Affiliations affiliations,
            Charters charters,
            DelegateRows rows) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.affiliations = affiliations;
        this.charters = charters;
        this.rows = rows;
    }

    /**
     * One of those whom it sends by that decision; whom it sent by others is replaced. Said again it changes nothing.
     *
     * @throws Refused where the group does not belong here, has sent others since, has sent all, or the term is over
     */
    public void sent(FarMandate mandate, Identity person, Instant since, Instant until) {
        transactions.run(() -> {
            charters.lock(mandate.parent());
            requireBelongs(mandate);
            var now = clock.instant();
            var theirs = of(mandate.child(), mandate.parent());
            var byThis = theirs.and(DELEGATE.MANDATE.eq(mandate.decision()));
            var before = rows.all(byThis.and(DELEGATE.PERSON_ID.eq(person.id())));
            if (before.stream().anyMatch(delegate -> delegate.ending() == null)) {
                return;
            }
            if (!before.isEmpty() || !now.isBefore(until)) {
                throw Refused.conflict("That term of office is over.");
            }
            if (rows.exist(theirs.and(DELEGATE.MANDATE.ne(mandate.decision()))
                    .and(DELEGATE.DECIDED_AT.gt(mandate.decidedAt())))) {
                throw Refused.conflict("This group has sent others since, by a later decision.");
            }
            if (rows.all(byThis.and(DELEGATE.ENDED_AT.isNull())).size() >= mandate.seats()) {
                throw Refused.conflict("These are more than that decision sends: " + mandate.seats() + ".");
            }
            rows.expire(theirs, now);
            rows.end(
                    theirs.and(DELEGATE.MANDATE.ne(mandate.decision())),
                    now,
                    Delegate.Why.REPLACED,
                    mandate.decision());
            rows.insert(mandate, person, since.isBefore(now) ? since : now, until);
        });
    }

    /**
     * The group has recalled somebody.
     *
     * @throws Refused where it does not send them, or sent them later than it decided that
     */
    public void recalled(FarMandate mandate, Identity person) {
        var term = of(mandate.child(), mandate.parent()).and(DELEGATE.DECIDED_AT.le(mandate.decidedAt()));
        ended(term, person, Delegate.Why.RECALLED, mandate.decision());
    }

    /**
     * They left that group, or laid their office down: that takes no decision. With who left, their vote in what is open goes.
     *
     * @throws Refused where it does not send them
     */
    public void gone(Identity child, Identity parent, Identity person, Delegate.Why why) {
        transactions.run(() -> {
            ended(of(child, parent), person, why, null);
            if (why == Delegate.Why.LEFT) {
                rows.strike(child.id(), person.id(), clock.instant());
            }
        });
    }

    /** What it said is not taken, and it is told why. */
    public void refuse(Identity child, Identity parent, String deed, String because) {
        transactions.run(() -> events.publish(new DelegateEvent.DelegateNotTaken(child, parent, deed, because)));
    }

    /** A federation elsewhere did not take whom a group here sent: then they speak for nobody there. */
    public void notTaken(Identity parent, long delegateId) {
        transactions.run(() -> rows.end(
                DELEGATE.ID
                        .eq(delegateId)
                        .and(DELEGATE.PARENT_ID.eq(parent.id()))
                        .and(DELEGATE.MEMBERS.isNull()),
                clock.instant(),
                Delegate.Why.REFUSED,
                null));
    }

    private void ended(Condition which, Identity person, Delegate.Why why, @Nullable String mandate) {
        transactions.run(() -> {
            if (rows.end(which.and(DELEGATE.PERSON_ID.eq(person.id())), clock.instant(), why, mandate) == 0) {
                throw Refused.conflict("This group does not send them here.");
            }
        });
    }

    private void requireBelongs(FarMandate mandate) {
        var now = clock.instant();
        if (affiliations
                .between(mandate.child().id(), mandate.parent().id(), now)
                .filter(found -> found.mayVote(now, false))
                .isEmpty()) {
            throw Refused.notAllowed("This group does not belong here, or is leaving.");
        }
    }

    private static Condition of(Identity child, Identity parent) {
        return DELEGATE.CHILD_ID.eq(child.id()).and(DELEGATE.PARENT_ID.eq(parent.id()));
    }
}
