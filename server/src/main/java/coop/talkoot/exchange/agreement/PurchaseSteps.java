package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.util.ArrayList;
import java.util.List;

/** CART → STOCK_HELD → PAID → READY → PICKED_UP, or REFUNDED. */
final class PurchaseSteps {
    private PurchaseSteps() {}

    static Next next(Course.Purchase purchase, Step step, Situation now) {
        return switch (purchase.state()) {
            case PurchaseState.Cart cart -> cart(purchase, cart, step, now);
            case PurchaseState.StockHeld held -> held(purchase, held, step, now);
            case PurchaseState.Booking ignored -> booking(purchase, step);
            case PurchaseState.Paid ignored -> paid(purchase, step, now);
            case PurchaseState.Ready ready -> ready(purchase, ready, step, now);
            case PurchaseState.PickedUp ignored -> pickedUp(purchase, step, now);
            case PurchaseState.Refunded ignored -> Refusals.notNow(purchase, step);
            case Cancelled ignored -> Refusals.notNow(purchase, step);
            case Disputed ignored -> Refusals.notNow(purchase, step);
            case Settled ignored -> Refusals.notNow(purchase, step);
        };
    }

    /** A price that the listing does not say needs the seller's yes. */
    private static Next cart(Course.Purchase purchase, PurchaseState.Cart state, Step step, Situation now) {
        return switch (step) {
            case Step.Hold ignored -> Refusals.only(Side.RECEIVER, purchase, now, () -> hold(purchase, state, now));
            case Step.Accept ignored ->
                Refusals.only(
                        Side.PROVIDER,
                        purchase,
                        now,
                        () -> state.isAgreed()
                                ? Refusals.notNow(purchase, step)
                                : to(purchase, new PurchaseState.Cart(true)));
            case Step.Suggest suggest ->
                suggest.terms() instanceof AgreementTerms.Purchase other
                        ? new Next.Moved(
                                new Course.Purchase(other, new PurchaseState.Cart(now.by() == Side.PROVIDER)),
                                List.of())
                        : Next.invalid("kind", "A purchase stays a purchase.");
            case Step.Decline ignored ->
                Refusals.only(
                        Side.PROVIDER, purchase, now, () -> to(purchase, new Cancelled(Cancelled.Reason.DECLINED)));
            case Step.CallOff ignored -> to(purchase, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(purchase, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(purchase, step);
        };
    }

    private static Next hold(Course.Purchase purchase, PurchaseState.Cart state, Situation now) {
        if (!state.isAgreed()) {
            return Next.denied("The seller has not said yes to this price.");
        }
        var until = now.now().plus(now.patience().hold());
        return to(
                purchase,
                new PurchaseState.StockHeld(until),
                new Effect.HoldStock(
                        Effect.Thing.PRIMARY, purchase.terms().quantity().number(), until));
    }

    private static Next held(Course.Purchase purchase, PurchaseState.StockHeld state, Step step, Situation now) {
        return switch (step) {
            case Step.Pay pay ->
                now.now().isBefore(state.until())
                        ? pay(purchase, pay, now)
                        : Next.denied("The time it was held for is over. Hold it again.");
            case Step.CallOff ignored ->
                to(purchase, new Cancelled(Cancelled.Reason.CALLED_OFF), new Effect.ReleaseStock());
            case Step.Lapse ignored -> to(purchase, new PurchaseState.Cart(true), new Effect.ReleaseStock());
            default -> Refusals.notNow(purchase, step);
        };
    }

    /** Money is the seller's to enter too, as over a counter. */
    private static Next pay(Course.Purchase purchase, Step.Pay step, Situation now) {
        var price = purchase.terms().price();
        if (price.isBooked()) {
            return Refusals.only(
                    Side.RECEIVER,
                    purchase,
                    now,
                    () -> to(
                            purchase,
                            new PurchaseState.Booking(),
                            new Effect.Happened(Mark.PAYMENT, Side.RECEIVER, true, now.now(), price, null),
                            new Effect.Book(price)));
        }
        var isSeller = now.by() == Side.PROVIDER;
        if (!isSeller && step.evidence().isEmpty()) {
            return Next.invalid("evidence", "Show how it was paid: a receipt, or its reference.");
        }
        return to(
                purchase,
                new PurchaseState.Paid(),
                new Effect.Happened(
                        Mark.PAYMENT, isSeller ? Side.PROVIDER : Side.RECEIVER, isSeller, now.now(), price, null),
                new Effect.TakeStock());
    }

    private static Next booking(Course.Purchase purchase, Step step) {
        return switch (step) {
            case Step.Booked ignored -> to(purchase, new PurchaseState.Paid(), new Effect.TakeStock());
            case Step.BookingRefused ignored -> to(purchase, new PurchaseState.Cart(true), new Effect.ReleaseStock());
            default -> Refusals.notNow(purchase, step);
        };
    }

    private static Next paid(Course.Purchase purchase, Step step, Situation now) {
        return switch (step) {
            case Step.MakeReady ignored ->
                Refusals.only(
                        Side.PROVIDER,
                        purchase,
                        now,
                        () -> to(purchase, new PurchaseState.Ready(false), new Effect.ConfirmEvents(Side.PROVIDER)));
            case Step.Refund ignored -> Refusals.only(Side.PROVIDER, purchase, now, () -> refund(purchase, now));
            default -> Refusals.notNow(purchase, step);
        };
    }

    private static Next ready(Course.Purchase purchase, PurchaseState.Ready state, Step step, Situation now) {
        return switch (step) {
            case Step.HandOver ignored ->
                Refusals.only(
                        Side.PROVIDER,
                        purchase,
                        now,
                        () -> state.isHandedOver()
                                ? Next.denied("You have said so already: what is missing is the buyer's yes.")
                                : to(
                                        purchase,
                                        new PurchaseState.Ready(true),
                                        new Effect.Happened(
                                                Mark.PURCHASE, Side.PROVIDER, false, now.now(), null, null)));
            case Step.PickUp ignored -> Refusals.only(Side.RECEIVER, purchase, now, () -> pickUp(purchase, state, now));
            case Step.Confirm ignored ->
                Refusals.only(
                        Side.RECEIVER,
                        purchase,
                        now,
                        () -> state.isHandedOver() ? pickUp(purchase, state, now) : Refusals.notNow(purchase, step));
            case Step.Lapse ignored -> pickUp(purchase, state, now);
            case Step.Refund ignored -> Refusals.only(Side.PROVIDER, purchase, now, () -> refund(purchase, now));
            default -> Refusals.notNow(purchase, step);
        };
    }

    private static Next pickUp(Course.Purchase purchase, PurchaseState.Ready state, Situation now) {
        return to(
                purchase,
                new PurchaseState.PickedUp(),
                state.isHandedOver()
                        ? new Effect.ConfirmEvents(Side.RECEIVER)
                        : new Effect.Happened(Mark.PURCHASE, Side.RECEIVER, true, now.now(), null, null));
    }

    private static Next pickedUp(Course.Purchase purchase, Step step, Situation now) {
        return switch (step) {
            case Step.Refund ignored -> Refusals.only(Side.PROVIDER, purchase, now, () -> refund(purchase, now));
            default -> Refusals.notNow(purchase, step);
        };
    }

    private static Next refund(Course.Purchase purchase, Situation now) {
        var price = purchase.terms().price();
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.Happened(Mark.REFUND, Side.PROVIDER, price.isBooked(), now.now(), price, null));
        if (price.isBooked()) {
            effects.add(new Effect.TakeBack());
        }
        effects.add(new Effect.ReturnStock());
        return new Next.Moved(new Course.Purchase(purchase.terms(), new PurchaseState.Refunded()), effects);
    }

    private static Next to(Course.Purchase purchase, PurchaseState state, Effect... effects) {
        return new Next.Moved(new Course.Purchase(purchase.terms(), state), List.of(effects));
    }
}
