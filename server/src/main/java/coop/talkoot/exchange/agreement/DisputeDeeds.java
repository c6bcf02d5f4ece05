package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.Dispute.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody can do in a dispute now, in the order in which one would think of it. */
final class DisputeDeeds {
    private DisputeDeeds() {}

    /** {@code entersForAssembly} when they may enter what the assembly decided. */
    static List<Deed> open(Dispute dispute, long actorId, boolean entersForAssembly) {
        var state = dispute.state();
        if (state instanceof DisputeState.Closed) {
            return List.of();
        }
        var side = dispute.agreement().sideOf(actorId);
        var deeds = new ArrayList<Deed>();
        if (side.isPresent()) {
            deeds.addAll(ofSide(dispute, side.get()));
        }
        if (state instanceof DisputeState.Panel panel
                && panel.panel().stream().anyMatch(panelist -> panelist.actor().id() == actorId)) {
            deeds.add(Deed.VOTE);
            if (panel.panel().stream()
                    .anyMatch(panelist -> panelist.actor().id() == actorId && panelist.remedy() == null)) {
                deeds.add(Deed.DECLINE);
            }
        }
        if (state instanceof DisputeState.Appealed
                && side.isEmpty()
                && entersForAssembly
                && dispute.agreement().isHome()) {
            deeds.add(Deed.DECIDE);
        }
        return List.copyOf(deeds);
    }

    private static List<Deed> ofSide(Dispute dispute, Side side) {
        var deeds = new ArrayList<Deed>();
        if (dispute.offered() != null && dispute.offeredBy() != side) {
            deeds.add(Deed.ACCEPT_OFFER);
        }
        ofState(dispute, side).ifPresent(deeds::add);
        if (dispute.state() instanceof DisputeState.Answered answered) {
            deeds.add(Deed.NAME_MEDIATOR);
            if (answered.named() != null && answered.namedBy() != side) {
                deeds.addFirst(Deed.ACCEPT_MEDIATOR);
            }
        }
        if (!(dispute.state() instanceof DisputeState.Decided)) {
            deeds.add(Deed.OFFER);
        }
        if (side == dispute.claimant()) {
            deeds.add(Deed.WITHDRAW);
        }
        return deeds;
    }

    private static Optional<Deed> ofState(Dispute dispute, Side side) {
        return switch (dispute.state()) {
            case DisputeState.Opened ignored ->
                side == dispute.claimant() ? Optional.empty() : Optional.of(Deed.ANSWER);
            case DisputeState.Mediation ignored -> Optional.of(Deed.CALL_PANEL);
            case DisputeState.Decided ignored -> Optional.of(Deed.APPEAL);
            case DisputeState.Answered ignored -> Optional.empty();
            case DisputeState.Panel ignored -> Optional.empty();
            case DisputeState.Appealed ignored -> Optional.empty();
            case DisputeState.Closed ignored -> Optional.empty();
        };
    }
}
