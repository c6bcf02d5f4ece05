package coop.talkoot.notices;

import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementEvent;
import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.DisputeEvent;
import coop.talkoot.exchange.agreement.DisputeState;
import coop.talkoot.exchange.agreement.PanelEvent;
import coop.talkoot.exchange.agreement.Phase;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import java.util.List;

/** Who is told of agreements: whose turn it is, both of how it ended and of what is due, and who is to settle a dispute. */
@Singleton
final class AgreementNotices {
    private final Teller teller;

    AgreementNotices(Teller teller) {
        this.teller = teller;
    }

    void tell(AgreementEvent event) {
        var agreement = event.agreement();
        switch (event) {
            case AgreementEvent.AgreementProposed ignored -> waiting(agreement);
            case AgreementEvent.StepTaken taken -> moved(taken);
            case AgreementEvent.Reminded reminded ->
                agreement
                        .state()
                        .turn()
                        .ifPresent(side -> tell(
                                reminded.isPast() ? Notice.Kind.AGREEMENT_OVERDUE : Notice.Kind.AGREEMENT_DUE,
                                agreement,
                                side));
            case AgreementEvent.StepNotTaken none ->
                agreement
                        .sideOf(none.step().by() == null ? 0 : none.step().by().id())
                        .ifPresent(side -> tell(Notice.Kind.AGREEMENT_NOT_TAKEN, agreement, side));
            case AgreementEvent.StillOwed owed -> tell(Notice.Kind.AGREEMENT_OVERDUE, agreement, owed.payer());
            // The two instances say more when they are done.
            case AgreementEvent.BookingDue ignored -> {}
            case AgreementEvent.TakingBackDue ignored -> {}
        }
    }

    /** Who took the step knows; where nobody did, both are told. */
    private void moved(AgreementEvent.StepTaken taken) {
        var agreement = taken.agreement();
        var phase = agreement.state().phase();
        if (phase != taken.before().state().phase() && agreement.state().isOver()) {
            var kind = phase == Phase.COMPLETED ? Notice.Kind.AGREEMENT_DONE : Notice.Kind.AGREEMENT_ENDED;
            var by = taken.step().by();
            for (var side : Side.values()) {
                if (by == null || agreement.of(side).id() != by.id()) {
                    tell(kind, agreement, side);
                }
            }
        } else if (phase != Phase.DISPUTED
                && !agreement.state().equals(taken.before().state())) {
            waiting(agreement);
        }
    }

    private void waiting(Agreement agreement) {
        agreement.state().turn().ifPresent(side -> tell(Notice.Kind.AGREEMENT_WAITING, agreement, side));
    }

    void tell(DisputeEvent event) {
        var agreement = event.dispute().agreement();
        var by = event.by();
        for (var side : Side.values()) {
            if (event.deed() != Dispute.Deed.DECLINE
                    && (by == null || agreement.of(side).id() != by.id())) {
                tell(Notice.Kind.AGREEMENT_DISPUTED, agreement, side);
            }
        }
        if (event.dispute().state() instanceof DisputeState.Appealed && agreement.isHome()) {
            askAssembly(agreement, agreement.of(event.dispute().claimant()));
        }
        others(event.dispute(), event.deed()).stream()
                .filter(NoticeListener::canBeTold)
                .forEach(helper -> tell(
                        Notice.Kind.AGREEMENT_DISPUTED,
                        agreement,
                        agreement.of(event.dispute().claimant()),
                        helper));
    }

    /** Who was drawn in a dispute of two other co-ops is told by the one that keeps it. */
    void tell(PanelEvent event) {
        if (event instanceof PanelEvent.Asked asked) {
            var draw = asked.draw();
            teller.tell(
                    new Teller.Deed(Notice.Kind.PANEL_ASKED, draw.home(), null, draw.own(), draw.id(), draw.title()),
                    List.of(asked.panelist().id()));
        }
    }

    /** Who enters the assembly's word is told when it is asked for. */
    private void askAssembly(Agreement agreement, Identity actor) {
        var group = agreement.group();
        if (group != null) {
            teller.tell(
                    new Teller.Deed(
                            Notice.Kind.AGREEMENT_DISPUTED, actor, null, group, agreement.id(), agreement.title()),
                    Belonging.thoseWho(Right.PUT_TO_VOTE, group.id()));
        }
    }

    /** Who is asked to help by what was just done. */
    private static List<Identity> others(Dispute dispute, Dispute.Deed deed) {
        if (dispute.state() instanceof DisputeState.Panel panel && deed != Dispute.Deed.VOTE) {
            return panel.panel().stream()
                    .filter(panelist -> deed != Dispute.Deed.DECLINE || panelist.remedy() == null)
                    .map(DisputeState.Panelist::actor)
                    .toList();
        }
        return dispute.state() instanceof DisputeState.Mediation mediation ? List.of(mediation.mediator()) : List.of();
    }

    private void tell(Notice.Kind kind, Agreement agreement, Side side) {
        if (NoticeListener.canBeTold(agreement.of(side))) {
            tell(kind, agreement, agreement.of(side.other()), agreement.of(side));
        }
    }

    private void tell(Notice.Kind kind, Agreement agreement, Identity actor, Identity person) {
        teller.tell(
                new Teller.Deed(kind, actor, null, agreement.group(), agreement.id(), agreement.title()),
                List.of(person.id()));
    }
}
