package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.util.List;

/** PROPOSED → CLAIMED → ALLOCATED → HANDED_OVER → COMPLETED. Who asks for an offered gift begins at CLAIMED. */
final class GiftSteps {
    private GiftSteps() {}

    static Next next(Course.Gift gift, Step step, Situation now) {
        return switch (gift.state()) {
            case GiftState.Proposed proposed -> proposed(gift, proposed, step, now);
            case GiftState.Claimed ignored -> claimed(gift, step, now);
            case GiftState.Allocated ignored -> allocated(gift, step, now);
            case GiftState.HandedOver ignored -> handedOver(gift, step, now);
            case Completed ignored -> Refusals.notNow(gift, step);
            case Cancelled ignored -> Refusals.notNow(gift, step);
            case Disputed ignored -> Refusals.notNow(gift, step);
            case Settled ignored -> Refusals.notNow(gift, step);
        };
    }

    private static Next proposed(Course.Gift gift, GiftState.Proposed state, Step step, Situation now) {
        return switch (step) {
            case Step.Accept ignored ->
                Refusals.only(state.answerer(), gift, now, () -> to(gift, new GiftState.Claimed()));
            case Step.Suggest suggest ->
                Refusals.only(state.answerer(), gift, now, () -> suggest(suggest, new GiftState.Claimed()));
            case Step.Decline ignored ->
                Refusals.only(state.answerer(), gift, now, () -> to(gift, new Cancelled(Cancelled.Reason.DECLINED)));
            case Step.CallOff ignored -> to(gift, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(gift, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(gift, step);
        };
    }

    private static Next claimed(Course.Gift gift, Step step, Situation now) {
        return switch (step) {
            case Step.Allocate ignored -> Refusals.only(Side.PROVIDER, gift, now, () -> allocate(gift));
            // What other servers know: yes to a claim is to give it to who claims it.
            case Step.Accept ignored -> Refusals.only(Side.PROVIDER, gift, now, () -> allocate(gift));
            case Step.Suggest suggest ->
                Refusals.only(Side.PROVIDER, gift, now, () -> suggest(suggest, new GiftState.Proposed(Side.RECEIVER)));
            case Step.Decline ignored ->
                Refusals.only(Side.PROVIDER, gift, now, () -> to(gift, new Cancelled(Cancelled.Reason.DECLINED)));
            case Step.CallOff ignored -> to(gift, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(gift, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(gift, step);
        };
    }

    private static Next allocate(Course.Gift gift) {
        var pieces = gift.terms().quantity().inStock();
        return to(gift, new GiftState.Allocated(), new Effect.HoldStock(Effect.Thing.PRIMARY, pieces, null));
    }

    private static Next allocated(Course.Gift gift, Step step, Situation now) {
        return switch (step) {
            case Step.HandOver ignored ->
                Refusals.only(
                        Side.PROVIDER,
                        gift,
                        now,
                        () -> to(
                                gift,
                                new GiftState.HandedOver(),
                                new Effect.TakeStock(),
                                new Effect.SwitchOwner(),
                                new Effect.Happened(Mark.GIFT, Side.PROVIDER, false, now.now(), null, null)));
            case Step.CallOff ignored ->
                to(gift, new Cancelled(Cancelled.Reason.CALLED_OFF), new Effect.ReleaseStock());
            default -> Refusals.notNow(gift, step);
        };
    }

    private static Next handedOver(Course.Gift gift, Step step, Situation now) {
        return switch (step) {
            case Step.Confirm ignored -> Refusals.only(Side.RECEIVER, gift, now, () -> completed(gift));
            case Step.Lapse ignored -> completed(gift);
            default -> Refusals.notNow(gift, step);
        };
    }

    private static Next completed(Course.Gift gift) {
        return to(gift, new Completed(), new Effect.ConfirmEvents(Side.RECEIVER));
    }

    private static Next suggest(Step.Suggest suggest, GiftState then) {
        return suggest.terms() instanceof AgreementTerms.Gift other
                ? new Next.Moved(new Course.Gift(other, then), List.of())
                : Next.invalid("kind", "A gift stays a gift.");
    }

    private static Next to(Course.Gift gift, GiftState state, Effect... effects) {
        return new Next.Moved(new Course.Gift(gift.terms(), state), List.of(effects));
    }
}
