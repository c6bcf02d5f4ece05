package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;

import coop.talkoot.groups.Group;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of memberships when a group moves. Who is in notice stays with the old name until it is over, and what is
 * only asked for is asked no more. Called under the one lock of {@link AffiliationRows}.
 */
@Singleton
final class Carrying {
    /** Each side forms the new name from the old one by itself. */
    private static final String NEXT = "/moved";

    private static final int LONGEST_URI = 2000;
    private static final Kin NOBODY = new Kin(Set.of(), 0, Set.of(), 0);

    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final AffiliationRows rows;
    private final Federations federations;
    private final Follows follows;

    Carrying(
            DomainEvents events, Ids ids, Clock clock, AffiliationRows rows, Federations federations, Follows follows) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.rows = rows;
        this.federations = federations;
        this.follows = follows;
    }

    /** A period that begins where another one is over. */
    private record Next(
            Identity child,
            Identity parent,
            String uri,
            Instant since,
            Duration notice,
            @Nullable String admitMandate,
            Kin kin) {}

    /** Ends what the old name has, and begins it under the new one where the other group is of this instance. */
    void carry(Identity old, Identity target, String moveUri, Map<Long, Kin> kin) {
        // One instant for all: between the end of the one and the beginning of the other there is none.
        var now = clock.instant();
        var isOfIt = AFFILIATION.CHILD_ID.eq(old.id()).or(AFFILIATION.PARENT_ID.eq(old.id()));
        for (var held : rows.newest(isOfIt.and(rows.areCurrent()), 2 * Affiliations.MOST)) {
            switch (held.state()) {
                case ASKED -> drop(held, old, target);
                case MEMBER -> {
                    moved(held, old, moveUri, now);
                    var since = held.memberSince();
                    if (held.other(old.id()).isLocal() && since != null) {
                        var next = new Next(
                                held.child(old, target),
                                held.parent(old, target),
                                held.uri() + NEXT,
                                since,
                                held.noticePeriod(),
                                held.admitMandate(),
                                kin.getOrDefault(held.id(), NOBODY));
                        begin(next, target, moveUri, now);
                    }
                }
                case NOTICE, EXITED, EXPELLED, REFUSED, WITHDRAWN, MOVED -> {}
            }
        }
    }

    /** A group of this instance goes on with what it had as another server's. */
    void takeOver(Group target, String oldUri, List<Bond> bonds) {
        var self = target.identity();
        var now = clock.instant();
        for (var bond : bonds) {
            if (!bond.isAbove()) {
                federations.begin(target);
            }
            var next = new Next(
                    bond.isAbove() ? self : bond.other(),
                    bond.isAbove() ? bond.other() : self,
                    bond.uri() + NEXT,
                    bond.since(),
                    bond.noticePeriod(),
                    null,
                    bond.kin());
            begin(next, self, oldUri, now);
        }
    }

    /** Nothing where the two have something between them already, or one would be above itself. */
    private void begin(Next next, Identity target, String mandate, Instant now) {
        var child = next.child();
        var parent = next.parent();
        if (child.id() == parent.id()
                || next.uri().length() > LONGEST_URI
                || rows.one(AFFILIATION.URI.eq(next.uri())).isPresent()
                || rows.areRelated(child, parent)) {
            return;
        }
        var kin = next.kin().and(rows.kin(child, parent));
        if (kin.isCycle() || kin.isTooDeep()) {
            return;
        }
        var since = next.since().isAfter(now) ? now : next.since();
        var inserted = rows.insert(new Affiliation(
                ids.next(),
                next.uri(),
                child,
                parent,
                Affiliation.State.ASKED,
                next.uri() + "#join",
                mandate,
                since,
                null,
                null,
                null,
                null,
                next.notice(),
                null,
                null,
                ""));
        var begun = rows.change(
                inserted,
                Affiliation.State.MEMBER,
                row -> row.set(AFFILIATION.SINCE, now)
                        .set(AFFILIATION.COUNTS_SINCE, since)
                        .set(AFFILIATION.ADMIT_MANDATE, next.admitMandate()));
        rows.note(begun, AffiliationRows.Step.CARRIED, target, mandate, null);
        events.publish(new AffiliationEvent.Carried(begun));
        if (parent.isLocal() != child.isLocal()) {
            var ours = parent.isLocal() ? parent : child;
            follows.request(ours, begun.other(ours.id()), Origin.LOCAL);
        }
    }

    private void moved(Affiliation held, Identity old, String moveUri, Instant now) {
        var over = rows.change(
                held,
                Affiliation.State.MOVED,
                row -> row.set(AFFILIATION.NOTICE_MANDATE, moveUri)
                        .set(AFFILIATION.NOTICE_BY_PARENT, held.parent().id() == old.id())
                        .set(AFFILIATION.NOTICE_AT, now)
                        .set(AFFILIATION.ENDS_AT, now)
                        .set(AFFILIATION.ENDED_AT, now));
        rows.note(over, AffiliationRows.Step.MOVED, old, moveUri, now);
        events.publish(new AffiliationEvent.MovedAway(over));
        var other = held.other(old.id());
        if (old.isLocal() && !other.isLocal()) {
            follows.end(old.id(), other.id());
        }
    }

    private void drop(Affiliation asked, Identity old, Identity target) {
        if (asked.parent().id() == old.id()) {
            var because = "It has moved to " + target.address() + ". Ask there.";
            var refused = rows.change(asked, Affiliation.State.REFUSED, row -> row.set(AFFILIATION.BECAUSE, because));
            rows.note(refused, AffiliationRows.Step.REFUSED, old, null, null);
            events.publish(new AffiliationEvent.ChildRefused(refused));
        } else {
            var withdrawn = rows.change(asked, Affiliation.State.WITHDRAWN, row -> row);
            rows.note(withdrawn, AffiliationRows.Step.WITHDRAWN, old, null, null);
            events.publish(new AffiliationEvent.JoinWithdrawn(withdrawn));
        }
    }
}
