package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.util.List;

/** PROPOSED → ACCEPTED → WORK_CLAIMED → CONFIRMED → POSTED. An hour is an hour, whoever worked it. */
final class TimeCreditSteps {
    private TimeCreditSteps() {}

    /** More than half as much again as was estimated: then silence is no yes. */
    static boolean isFarAbove(long minutes, AgreementTerms.TimeCredit terms) {
        return minutes * 2 > terms.estimate().amount() * 3;
    }

    static Next next(Course.TimeCredit work, Step step, Situation now) {
        return switch (work.state()) {
            case TimeCreditState.Proposed proposed -> proposed(work, proposed, step, now);
            case TimeCreditState.Accepted ignored -> accepted(work, step, now);
            case TimeCreditState.WorkClaimed claimed -> claimed(work, claimed, step, now);
            case TimeCreditState.Confirmed confirmed -> confirmed(work, confirmed, step, now);
            case TimeCreditState.Posted ignored -> Refusals.notNow(work, step);
            case Cancelled ignored -> Refusals.notNow(work, step);
            case Disputed ignored -> Refusals.notNow(work, step);
            case Settled ignored -> Refusals.notNow(work, step);
        };
    }

    private static Next proposed(Course.TimeCredit work, TimeCreditState.Proposed state, Step step, Situation now) {
        return switch (step) {
            case Step.Accept ignored ->
                Refusals.only(state.answerer(), work, now, () -> to(work, new TimeCreditState.Accepted()));
            case Step.Suggest suggest ->
                Refusals.only(
                        state.answerer(),
                        work,
                        now,
                        () -> suggest.terms() instanceof AgreementTerms.TimeCredit other
                                ? new Next.Moved(
                                        new Course.TimeCredit(
                                                other,
                                                new TimeCreditState.Proposed(
                                                        state.answerer().other())),
                                        List.of())
                                : Next.invalid("kind", "Work for time credits stays that."));
            case Step.Decline ignored ->
                Refusals.only(state.answerer(), work, now, () -> to(work, new Cancelled(Cancelled.Reason.DECLINED)));
            case Step.CallOff ignored -> to(work, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(work, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(work, step);
        };
    }

    private static Next accepted(Course.TimeCredit work, Step step, Situation now) {
        return switch (step) {
            case Step.ClaimWork claim -> Refusals.only(Side.PROVIDER, work, now, () -> claim(work, claim, now));
            case Step.CallOff ignored -> to(work, new Cancelled(Cancelled.Reason.CALLED_OFF));
            default -> Refusals.notNow(work, step);
        };
    }

    private static Next claim(Course.TimeCredit work, Step.ClaimWork claim, Situation now) {
        return to(
                work,
                new TimeCreditState.WorkClaimed(claim.minutes()),
                new Effect.Happened(
                        Mark.TIME_CREDIT, Side.PROVIDER, false, now.now(), spent(work, claim.minutes()), null));
    }

    private static Next claimed(Course.TimeCredit work, TimeCreditState.WorkClaimed state, Step step, Situation now) {
        return switch (step) {
            case Step.Confirm ignored -> Refusals.only(Side.RECEIVER, work, now, () -> confirm(work, state.minutes()));
            // Who claimed too much says so before the other has answered.
            case Step.ClaimWork claim -> Refusals.only(Side.PROVIDER, work, now, () -> claim(work, claim, now));
            case Step.Lapse ignored -> confirm(work, state.minutes());
            default -> Refusals.notNow(work, step);
        };
    }

    private static Next confirm(Course.TimeCredit work, long minutes) {
        return to(
                work,
                new TimeCreditState.Confirmed(minutes, ""),
                new Effect.ConfirmEvents(Side.RECEIVER),
                new Effect.Book(spent(work, minutes)));
    }

    private static Next confirmed(Course.TimeCredit work, TimeCreditState.Confirmed state, Step step, Situation now) {
        return switch (step) {
            case Step.Booked ignored -> to(work, new TimeCreditState.Posted(state.minutes()));
            case Step.BookingRefused refused ->
                to(work, new TimeCreditState.Confirmed(state.minutes(), refused.reason()));
            case Step.Confirm ignored ->
                Refusals.only(
                        Side.RECEIVER,
                        work,
                        now,
                        () -> state.failure().isEmpty() ? Refusals.notNow(work, step) : confirm(work, state.minutes()));
            default -> Refusals.notNow(work, step);
        };
    }

    private static Price.Time spent(Course.TimeCredit work, long minutes) {
        return new Price.Time(minutes, work.terms().estimate().unitId());
    }

    private static Next to(Course.TimeCredit work, TimeCreditState state, Effect... effects) {
        return new Next.Moved(new Course.TimeCredit(work.terms(), state), List.of(effects));
    }
}
