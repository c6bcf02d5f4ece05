package coop.talkoot.notices;

import coop.talkoot.governance.CouncilRolls;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionEvent;
import coop.talkoot.governance.Delegation;
import coop.talkoot.governance.DelegationEvent;
import coop.talkoot.governance.LotEvent;
import coop.talkoot.governance.MotionEvent;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.Rolls;
import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Post;
import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Record1;
import org.jooq.Select;

/** Who is told of what groups decide: one statement for a whole roll. */
@Singleton
final class VoteNotices {
    private final Teller teller;
    private final CouncilRolls councils;
    private final Identities identities;

    VoteNotices(Teller teller, CouncilRolls councils, Identities identities) {
        this.teller = teller;
        this.councils = councils;
        this.identities = identities;
    }

    void tell(MotionEvent event) {
        switch (event) {
            case MotionEvent.MotionProposed motionProposed -> {
                if (motionProposed.motion().group().isLocal()) {
                    teller.tell(
                            Teller.Deed.to(
                                    Notice.Kind.MOTION,
                                    motionProposed.motion().post().author(),
                                    motionProposed.motion().post()),
                            Belonging.thoseWho(
                                    Right.PUT_TO_VOTE,
                                    motionProposed.motion().group().id()));
                }
            }
            case MotionEvent.MotionEdited ignored -> {}
            case MotionEvent.MotionWithdrawn ignored -> {}
            case MotionEvent.MotionSupported ignored -> {}
            case MotionEvent.SupportWithdrawn ignored -> {}
        }
    }

    void tell(DecisionEvent event) {
        var decision = event.decision();
        switch (event) {
            case DecisionEvent.DecisionOpened ignored -> toVoters(Notice.Kind.VOTE_OPENED, decision, decision.post());
            case DecisionEvent.DecisionExtended ignored ->
                toVoters(Notice.Kind.VOTE_EXTENDED, decision, decision.post());
            case DecisionEvent.DecisionReminded ignored ->
                teller.tell(
                        Teller.Deed.to(Notice.Kind.VOTE_REMINDER, decision.group(), decision.post()),
                        Rolls.missing(decision.id()));
            case DecisionEvent.DecisionClosed closed -> {
                var result = closed.result();
                toVoters(Notice.Kind.VOTE_CLOSED, decision, result == null ? decision.post() : result);
            }
            case DecisionEvent.ImplementationDue ignored ->
                teller.tell(
                        Teller.Deed.to(Notice.Kind.IMPLEMENTATION_DUE, decision.group(), decision.post()),
                        Belonging.thoseWho(Right.PUT_TO_VOTE, decision.group().id()));
            case DecisionEvent.DecisionEdited ignored -> {}
            case DecisionEvent.DecisionCounted ignored -> {}
            case DecisionEvent.DecisionCancelled ignored -> {}
            case DecisionEvent.DecisionConfirmed ignored -> {}
            case DecisionEvent.DecisionImplemented ignored -> {}
        }
    }

    void tell(DelegationEvent event) {
        switch (event) {
            case DelegationEvent.DelegationMade delegationMade -> entrusted(delegationMade.delegation());
            case DelegationEvent.MandatesUnused mandatesUnused ->
                teller.tell(
                        Teller.Deed.to(
                                Notice.Kind.MANDATE_UNUSED,
                                mandatesUnused.decision().group(),
                                mandatesUnused.decision().post()),
                        mandatesUnused.principalIds());
            case DelegationEvent.DelegationEnded ignored -> {}
        }
    }

    void tell(LotEvent event) {
        switch (event) {
            case LotEvent.LotDrawn drawn -> tellPanel(drawn.lot());
            case LotEvent.SeatDeclined declined -> tellPanel(declined.lot());
            case LotEvent.LotHeard heard -> tellPanel(heard.lot());
            case LotEvent.LotChanged ignored -> {}
            case LotEvent.LotBegun ignored -> {}
            case LotEvent.PoolFrozen ignored -> {}
            case LotEvent.LotFailed ignored -> {}
        }
    }

    /** Who was told already is not told again. */
    private void tellPanel(PanelLot lot) {
        teller.tell(
                new Teller.Deed(Notice.Kind.LOT_DRAWN, lot.group(), null, lot.group(), lot.id(), lot.title()),
                lot.panel().stream().map(Identity::id).toList());
    }

    /** Who lets somebody vote for them need not let them know who they are: then the group says it. */
    private void entrusted(Delegation delegation) {
        if (NoticeListener.canBeTold(delegation.delegate())) {
            var by = delegation.showsName() ? delegation.principal() : delegation.group();
            teller.tell(
                    new Teller.Deed(Notice.Kind.DELEGATED, by, null, delegation.group(), delegation.id(), ""),
                    List.of(delegation.delegate().id()));
        }
    }

    private void toVoters(Notice.Kind kind, Decision decision, Post post) {
        var deed = Teller.Deed.to(kind, decision.group(), post);
        var delegates = decision.isLocal() ? List.<String>of() : councils.named(decision.id());
        if (delegates.isEmpty()) {
            teller.tell(deed, voters(decision));
        } else {
            teller.tell(
                    deed,
                    identities.byUris(delegates).stream()
                            .filter(Identity::isLocal)
                            .map(Identity::id)
                            .toList());
        }
    }

    /** Of a vote of another server the roll is not known here: its group's members of this one are told. */
    private static Select<Record1<Long>> voters(Decision decision) {
        return decision.isLocal()
                ? Rolls.voters(decision.id())
                : Belonging.thoseWho(Right.WRITE, decision.group().id());
    }
}
