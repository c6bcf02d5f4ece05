package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Moved;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a group comes into another: asked for by its own decision, let in by the other's rules. */
@Singleton
public final class Joining {
    private static final Duration USUAL_NOTICE = Duration.ofDays(14);
    private static final Duration LONGEST_NOTICE = Duration.ofDays(28);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final AffiliationRows rows;
    private final Federations federations;
    private final Memberships memberships;
    private final ExitRules rules;
    private final Exits exits;
    private final Follows follows;

    Joining(
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            AffiliationRows rows,
            Federations federations,
            Memberships memberships,
            ExitRules rules,
            Exits exits,
            Follows follows) {
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
        this.federations = federations;
        this.memberships = memberships;
        this.rules = rules;
        this.exits = exits;
        this.follows = follows;
    }

    /** A group here asks, by its adopted decision; what is asked for already, or holds, stays as it is. */
    public Affiliation ask(Group child, Identity parent, String mandate, Kin kin) {
        var joinUri = child.identity().uri() + "/activities/join-" + ids.next();
        return begin(child.identity(), parent, joinUri, mandate, kin);
    }

    /** A group elsewhere asks one here. The caller has checked that {@code mandate} is its adopted decision to do so. */
    public Affiliation asked(Identity child, Identity parent, String joinUri, String mandate, Kin kin) {
        return begin(child, parent, joinUri, mandate, kin);
    }

    /** Why a group cannot be let in as things are, in words for it; nothing where it can. What is asked is not changed. */
    public Optional<String> whyNot(Identity child, Identity parent, Kin kin) {
        return transactions.write(() -> {
            rows.lockAll();
            exits.endDue();
            return Optional.ofNullable(obstacle(child, parent, kin));
        });
    }

    /** What a group elsewhere asks cannot be: it is told why, and nothing is written down. */
    public void turnDown(Identity child, Identity parent, String joinUri, String because) {
        transactions.run(() -> events.publish(new FederationEvent.JoinTurnedDown(parent, child, joinUri, because)));
    }

    private Affiliation begin(Identity child, Identity parent, String joinUri, String mandate, Kin kin) {
        if (child.kind() != Identity.Kind.GROUP || parent.kind() != Identity.Kind.GROUP || child.id() == parent.id()) {
            throw Refused.invalid("object", "One group joins another one.");
        }
        return transactions.write(() -> {
            rows.lockAll();
            var known = rows.one(AFFILIATION
                    .CHILD_ID
                    .eq(child.id())
                    .and(AFFILIATION.PARENT_ID.eq(parent.id()))
                    .and(rows.areCurrent()));
            if (known.isPresent()) {
                return known.get();
            }
            // What is over by its date must not stand in the way of coming back.
            exits.endDue();
            var obstacle = obstacle(child, parent, kin);
            if (obstacle != null) {
                throw Refused.conflict(obstacle);
            }
            var id = ids.next();
            var asked = rows.insert(new Affiliation(
                    id,
                    parent.isLocal() ? parent.uri() + "/affiliations/" + id : joinUri + "#affiliation",
                    child,
                    parent,
                    Affiliation.State.ASKED,
                    joinUri,
                    mandate,
                    clock.instant(),
                    null,
                    null,
                    null,
                    null,
                    USUAL_NOTICE,
                    null,
                    null,
                    ""));
            rows.note(asked, AffiliationRows.Step.ASKED, child, mandate, null);
            events.publish(new AffiliationEvent.JoinAsked(asked));
            return asked;
        });
    }

    /** A value and no exception: within a transaction of many deeds, that one would undo them all. */
    private @Nullable String obstacle(Identity child, Identity parent, Kin told) {
        if (parent.isLocal() && !federations.isOne(parent.id())) {
            return parent.displayName() + " is no federation: it takes people in, and no groups.";
        }
        if (parent.isGone() || parent.isSuspended() || child.isGone() || child.isSuspended()) {
            return "One of the two groups is not there any more.";
        }
        if (Moved.isGone(parent) || Moved.isGone(child)) {
            return "One of the two groups has moved to another server.";
        }
        var kin = told.and(rows.kin(child, parent));
        if (kin.isCycle()) {
            return parent.displayName() + " is below " + child.displayName()
                    + ", or asks to be: no group can be above itself.";
        }
        if (kin.isTooDeep()) {
            return "The tree would be deeper than " + Kin.DEEPEST + " steps.";
        }
        var isFull = rows.count(AFFILIATION.PARENT_ID.eq(parent.id()).and(rows.areCurrent())) >= Affiliations.MOST
                || rows.count(AFFILIATION.CHILD_ID.eq(child.id()).and(rows.areCurrent())) >= Affiliations.MOST;
        return isFull ? "No group belongs to more than " + Affiliations.MOST + ", or has more." : null;
    }

    /** A coordinator of the parent says yes, where its terms leave that to coordinators. */
    public Affiliation admit(long id, Identity by) {
        return transactions.write(() -> {
            var asked = waiting(id);
            memberships.require(asked.parent().id(), by.id(), Right.ADMIT);
            if (federations.terms(asked.parent().id()).admission() == FederationTerms.Admission.VOTE) {
                throw Refused.conflict("Here a vote decides who is let in: make a proposal to admit this group.");
            }
            return begin(asked, by, null);
        });
    }

    /** The parent's adopted decision says yes; nothing where nobody asks any more. */
    public Optional<Affiliation> admitByVote(Identity parent, Identity child, String mandate) {
        return transactions.write(() -> {
            rows.lockAll();
            return rows.one(AFFILIATION
                            .CHILD_ID
                            .eq(child.id())
                            .and(AFFILIATION.PARENT_ID.eq(parent.id()))
                            .and(AFFILIATION.STATE.eq(Affiliation.State.ASKED.name())))
                    .map(asked -> begin(asked, null, mandate));
        });
    }

    private Affiliation begin(Affiliation asked, @Nullable Identity by, @Nullable String mandate) {
        var now = clock.instant();
        var notice = (int) rules.noticeOf(asked.parent()).toDays();
        var begun = rows.change(
                asked,
                Affiliation.State.MEMBER,
                row -> row.set(AFFILIATION.SINCE, now)
                        .set(AFFILIATION.ADMITTED_BY_ID, by == null ? null : by.id())
                        .set(AFFILIATION.ADMIT_MANDATE, mandate)
                        .set(AFFILIATION.NOTICE_DAYS, notice));
        rows.note(begun, AffiliationRows.Step.ADMITTED, by == null ? begun.parent() : by, mandate, null);
        events.publish(new AffiliationEvent.ChildAdmitted(begun));
        listen(begun);
        return begun;
    }

    /** Of two on different servers each follows the other, to hear what that one announces. */
    private void listen(Affiliation begun) {
        if (begun.parent().isLocal() != begun.child().isLocal()) {
            var ours = begun.parent().isLocal() ? begun.parent() : begun.child();
            follows.request(ours, begun.other(ours.id()), Origin.LOCAL);
        }
    }

    /** A coordinator of the parent says no. */
    public void refuse(long id, Identity by, String because) {
        transactions.run(() -> {
            var asked = waiting(id);
            memberships.require(asked.parent().id(), by.id(), Right.ADMIT);
            refused(asked, by, because);
        });
    }

    private void refused(Affiliation asked, Identity by, String because) {
        var said = because.strip();
        if (said.length() > 500) {
            throw Refused.invalid("because", "A reason has at most 500 characters.");
        }
        var refused = rows.change(asked, Affiliation.State.REFUSED, row -> row.set(AFFILIATION.BECAUSE, said));
        rows.note(refused, AffiliationRows.Step.REFUSED, by, null, null);
        events.publish(new AffiliationEvent.ChildRefused(refused));
    }

    /** An admin of the child has it ask no more. */
    public void withdraw(long id, Identity by) {
        transactions.run(() -> {
            var asked = waiting(id);
            memberships.require(asked.child().id(), by.id(), Right.CHANGE);
            withdrawn(asked, by);
        });
    }

    /** A group elsewhere asks no more; one that does not ask changes nothing. */
    public void withdrawn(Identity child, String joinUri) {
        transactions.run(() -> {
            rows.lockAll();
            rows.one(AFFILIATION
                            .JOIN_URI
                            .eq(joinUri)
                            .and(AFFILIATION.CHILD_ID.eq(child.id()))
                            .and(AFFILIATION.STATE.eq(Affiliation.State.ASKED.name())))
                    .ifPresent(asked -> withdrawn(asked, child));
        });
    }

    private void withdrawn(Affiliation asked, Identity by) {
        var now = rows.change(asked, Affiliation.State.WITHDRAWN, row -> row);
        rows.note(now, AffiliationRows.Step.WITHDRAWN, by, null, null);
        events.publish(new AffiliationEvent.JoinWithdrawn(now));
    }

    /**
     * What a parent elsewhere says of itself in its yes.
     *
     * @param uri name of the relationship, on its host
     * @param notice its notice period now
     * @param mandate uri of its decision, if it was one
     */
    public record Answer(
            String uri,
            Instant since,
            Duration notice,
            @Nullable String mandate) {}

    /** The parent elsewhere that was asked says yes. One that was not asked, or is answered already, changes nothing. */
    public void admitted(Affiliation known, Answer answer) {
        transactions.run(() -> {
            rows.lockAll();
            var asked = rows.lock(known.id());
            if (asked.state() != Affiliation.State.ASKED || asked.parent().isLocal()) {
                return;
            }
            if (rows.one(AFFILIATION.URI.eq(answer.uri())).isPresent()) {
                throw Refused.conflict("By that name another membership is known: each has a name of its own.");
            }
            var now = clock.instant();
            var notice = answer.notice().compareTo(LONGEST_NOTICE) > 0 ? LONGEST_NOTICE : answer.notice();
            var begun = rows.change(
                    asked,
                    Affiliation.State.MEMBER,
                    row -> row.set(AFFILIATION.URI, answer.uri())
                            .set(AFFILIATION.SINCE, within(asked.askedAt(), answer.since(), now))
                            .set(AFFILIATION.ADMIT_MANDATE, answer.mandate())
                            .set(AFFILIATION.NOTICE_DAYS, (int) notice.toDays()));
            rows.note(begun, AffiliationRows.Step.ADMITTED, begun.parent(), answer.mandate(), null);
            events.publish(new AffiliationEvent.ChildAdmitted(begun));
            listen(begun);
        });
    }

    /** Nobody belonged before they asked, and nobody belongs from a day to come. */
    private static Instant within(Instant asked, Instant said, Instant now) {
        var earliest = said.isBefore(asked) ? asked : said;
        return earliest.isAfter(now) ? now : earliest;
    }

    /** The parent elsewhere says no. */
    public void refused(Affiliation known, String because) {
        transactions.run(() -> {
            rows.lockAll();
            var asked = rows.lock(known.id());
            if (asked.state() == Affiliation.State.ASKED && !asked.parent().isLocal()) {
                var said = because.length() > 500 ? because.substring(0, 500) : because;
                refused(asked, asked.parent(), said);
            }
        });
    }

    private Affiliation waiting(long id) {
        rows.lockAll();
        return rows.one(AFFILIATION.ID.eq(id).and(AFFILIATION.STATE.eq(Affiliation.State.ASKED.name())))
                .orElseThrow(() -> Refused.notFound("Nothing is asked for here, or it is answered already."));
    }
}
