package coop.talkoot.exchange.agreement;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who sits on a panel. Whoever was drawn and has said nothing yet can decline: the next in the order of the lot takes the seat,
 * and nothing is drawn anew (governance.md B7). Where nobody is left the seat stays empty, and two are enough.
 */
@Singleton
public final class PanelSeats {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final DisputeRows disputes;
    private final AgreementRows agreements;
    private final PanelDrawRows draws;
    private final PanelPools pools;
    private final Identities identities;
    private final Memberships memberships;

    PanelSeats(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            DisputeRows disputes,
            AgreementRows agreements,
            PanelDrawRows draws,
            PanelPools pools,
            Identities identities,
            Memberships memberships) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.disputes = disputes;
        this.agreements = agreements;
        this.draws = draws;
        this.pools = pools;
        this.identities = identities;
        this.memberships = memberships;
    }

    /** Somebody who was drawn on the server of one of the two sides declines. */
    public void decline(long disputeId, Identity by) {
        transactions.run(() -> {
            var dispute = disputes.read(agreements.lock(disputes.agreementOf(disputeId)), disputeId);
            if (!(dispute.state() instanceof DisputeState.Panel panel)) {
                throw Refused.conflict("The panel is not asked now.");
            }
            var seat =
                    seat(panel, by.id()).orElseThrow(() -> Refused.conflict("You were not drawn, or have declined."));
            requireSilent(seat.remedy());
            if (!clock.instant().isBefore(panel.until())) {
                throw Refused.conflict("The time of this panel is over.");
            }
            var draw = draws.of(disputeId)
                    .flatMap(found -> draws.lock(found.id()))
                    .filter(found -> found.state() == PanelDraw.State.DRAWN);
            pass(dispute, by.id(), draw.isPresent() ? passOn(draw.get()) : standby(dispute));
        });
    }

    private static Optional<DisputeState.Panelist> seat(DisputeState.Panel panel, long actorId) {
        return panel.panel().stream()
                .filter(panelist -> panelist.actor().id() == actorId)
                .findFirst();
    }

    /** Refuses somebody who has said what is right. */
    static void requireSilent(@Nullable Remedy remedy) {
        if (remedy != null) {
            throw Refused.conflict("Who has said what is right keeps their seat.");
        }
    }

    /** The group here tells the other two whom it names instead; nobody where nobody is left. */
    Optional<Identity> passOn(PanelDraw draw) {
        var next = pools.pass(draw);
        var mine = Objects.requireNonNull(draws.shares(draw.id()).get(draw.own().id()));
        events.publish(new PanelEvent.Shared(draw, mine));
        return next;
    }

    /** Of a co-op's own panel; whoever has left meanwhile is passed over. */
    private Optional<Identity> standby(Dispute dispute) {
        var group = dispute.agreement().group();
        var left = disputes.standby(dispute.id());
        for (var place = 0; group != null && place < left.size(); place++) {
            if (memberships.may(group.id(), left.get(place), Right.WRITE)) {
                disputes.standby(dispute.id(), left.subList(place + 1, left.size()));
                return Optional.of(identities.get(left.get(place)));
            }
        }
        disputes.standby(dispute.id(), List.of());
        return Optional.empty();
    }

    /** Those concerned hear that somebody declined; who it was is said to nobody. */
    private void pass(Dispute dispute, long declinedId, Optional<Identity> next) {
        disputes.pass(dispute.id(), declinedId, next.map(Identity::id).orElse(null));
        disputes.say(
                dispute.id(),
                null,
                Dispute.Deed.DECLINE,
                Evidence.NONE,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        events.publish(new DisputeEvent(disputes.read(dispute.agreement(), dispute.id()), Dispute.Deed.DECLINE, null));
    }

    /**
     * A group elsewhere names somebody else once all were named, or nobody any more: who sat for it has declined. Refused where
     * that one has said what is right here, or who is named does not come later in the order of the lot. The row is locked.
     */
    void heard(PanelDraw draw, Identity from, PanelShare before, PanelShare share) {
        if (Objects.equals(before.panelist(), share.panelist())) {
            return;
        }
        if (before.panelist() == null) {
            throw Refused.conflict("Nobody is left in this pool.");
        }
        if (share.panelist() != null) {
            share.follows(before, draw.seed());
        } else if (!share.equals(before.withNobody())) {
            throw Refused.conflict("What was promised or shown in a drawing stays.");
        }
        var disputeId = draw.disputeId();
        if (disputeId != null) {
            seated(disputeId, before, share);
        }
        draws.hear(draw.id(), from, share);
    }

    private void seated(long disputeId, PanelShare before, PanelShare share) {
        var dispute = disputes.read(agreements.lock(disputes.agreementOf(disputeId)), disputeId);
        if (!(dispute.state() instanceof DisputeState.Panel panel)) {
            throw Refused.conflict("The panel is not asked now.");
        }
        var declined =
                identities.byUri(Objects.requireNonNull(before.panelist())).orElseThrow();
        var seat = seat(panel, declined.id()).orElseThrow(() -> Refused.conflict("They have no seat."));
        requireSilent(seat.remedy());
        var next = Optional.ofNullable(share.panelist())
                .map(uri -> identities.byUri(uri).orElseThrow());
        pass(dispute, declined.id(), next);
    }

    /** Whose panel it is; nothing where none is asked. */
    Optional<PanelMake> make(Dispute dispute) {
        if (!(dispute.state() instanceof DisputeState.Panel panel)) {
            return Optional.empty();
        }
        var agreement = dispute.agreement();
        var own = Stream.ofNullable(agreement.group()).toList();
        if (agreement.isAllLocal()) {
            return Optional.of(new PanelMake(PanelMake.Kind.OWN, own));
        }
        var draw = draws.of(dispute.id()).filter(found -> found.state() != PanelDraw.State.OVER);
        if (draw.isEmpty()) {
            var isAlone = agreement.isHome() && !panel.panel().isEmpty();
            return Optional.of(
                    new PanelMake(isAlone ? PanelMake.Kind.ALONE : PanelMake.Kind.FAR, isAlone ? own : List.of()));
        }
        var found = draw.get();
        var parent = found.parent();
        return Optional.of(
                found.groups().size() < Panels.SEATS || parent == null
                        ? new PanelMake(PanelMake.Kind.SOUGHT, List.of())
                        : new PanelMake(
                                PanelMake.Kind.THREE,
                                Stream.concat(found.groups().stream(), Stream.of(parent))
                                        .toList()));
    }
}
