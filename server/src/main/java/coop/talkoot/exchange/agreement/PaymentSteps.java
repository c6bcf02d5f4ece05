package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.util.List;

/** REQUESTED → PENDING → ACCEPTED → POSTED, or REJECTED, or FAILED when the ledger refuses. */
final class PaymentSteps {
    private PaymentSteps() {}

    static Next next(Course.Payment payment, Step step, Situation now) {
        return switch (payment.state()) {
            case PaymentState.Requested requested -> requested(payment, requested, step, now);
            case PaymentState.Pending ignored -> pending(payment, step, now);
            case PaymentState.Accepted accepted -> accepted(payment, accepted, step, now);
            case PaymentState.Posted ignored -> Refusals.notNow(payment, step);
            case PaymentState.Rejected ignored -> Refusals.notNow(payment, step);
            case PaymentState.Failed ignored -> Refusals.notNow(payment, step);
            case Cancelled ignored -> Refusals.notNow(payment, step);
            case Disputed ignored -> Refusals.notNow(payment, step);
            case Settled ignored -> Refusals.notNow(payment, step);
        };
    }

    private static Next requested(Course.Payment payment, PaymentState.Requested state, Step step, Situation now) {
        return switch (step) {
            case Step.Accept ignored ->
                Refusals.only(state.answerer(), payment, now, () -> to(payment, new PaymentState.Pending()));
            case Step.Suggest suggest ->
                Refusals.only(
                        state.answerer(),
                        payment,
                        now,
                        () -> suggest.terms() instanceof AgreementTerms.Payment other
                                ? new Next.Moved(
                                        new Course.Payment(
                                                other,
                                                new PaymentState.Requested(
                                                        state.answerer().other())),
                                        List.of())
                                : Next.invalid("kind", "A payment stays a payment."));
            case Step.Decline ignored ->
                Refusals.only(state.answerer(), payment, now, () -> to(payment, new PaymentState.Rejected()));
            case Step.CallOff ignored -> to(payment, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(payment, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(payment, step);
        };
    }

    private static Next pending(Course.Payment payment, Step step, Situation now) {
        return switch (step) {
            case Step.Pay pay -> pay(payment, pay, now);
            case Step.CallOff ignored -> to(payment, new Cancelled(Cancelled.Reason.CALLED_OFF));
            default -> Refusals.notNow(payment, step);
        };
    }

    /** Money that came is the provider's to enter as well: then nobody needs to confirm it. */
    private static Next pay(Course.Payment payment, Step.Pay step, Situation now) {
        var price = payment.terms().price();
        if (price.isBooked()) {
            return Refusals.only(
                    Side.RECEIVER,
                    payment,
                    now,
                    () -> to(
                            payment,
                            new PaymentState.Accepted(true),
                            new Effect.Happened(Mark.PAYMENT, Side.RECEIVER, true, now.now(), price, null),
                            new Effect.Book(price)));
        }
        if (now.by() == Side.PROVIDER) {
            return to(
                    payment,
                    new PaymentState.Posted(),
                    new Effect.Happened(Mark.PAYMENT, Side.PROVIDER, true, now.now(), price, null));
        }
        return step.evidence().isEmpty()
                ? Next.invalid("evidence", "Show how it was paid: a receipt, or its reference.")
                : to(
                        payment,
                        new PaymentState.Accepted(false),
                        new Effect.Happened(Mark.PAYMENT, Side.RECEIVER, false, now.now(), price, null));
    }

    private static Next accepted(Course.Payment payment, PaymentState.Accepted state, Step step, Situation now) {
        return switch (step) {
            case Step.Booked ignored ->
                state.isBooking() ? to(payment, new PaymentState.Posted()) : Refusals.notNow(payment, step);
            case Step.BookingRefused refused ->
                state.isBooking()
                        ? to(payment, new PaymentState.Failed(refused.reason()))
                        : Refusals.notNow(payment, step);
            case Step.Confirm ignored ->
                Refusals.only(
                        Side.PROVIDER,
                        payment,
                        now,
                        () -> state.isBooking() ? Refusals.notNow(payment, step) : came(payment));
            case Step.Lapse ignored -> came(payment);
            default -> Refusals.notNow(payment, step);
        };
    }

    private static Next came(Course.Payment payment) {
        return to(payment, new PaymentState.Posted(), new Effect.ConfirmEvents(Side.PROVIDER));
    }

    private static Next to(Course.Payment payment, PaymentState state, Effect... effects) {
        return new Next.Moved(new Course.Payment(payment.terms(), state), List.of(effects));
    }
}
