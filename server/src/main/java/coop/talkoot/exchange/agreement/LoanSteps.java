package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.EconomicEvent.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** PROPOSED → RESERVED → ACTIVE → RETURN_CLAIMED → RETURNED → COMPLETED. */
final class LoanSteps {
    /** How long ago a hand-over may have been that is entered now. */
    private static final Duration BACK_DATED = Duration.ofDays(365);

    private LoanSteps() {}

    static Next next(Course.Loan loan, Step step, Situation now) {
        return switch (loan.state()) {
            case LoanState.Proposed proposed -> proposed(loan, proposed, step, now);
            case LoanState.Reserved ignored -> reserved(loan, step, now);
            case LoanState.Active active -> active(loan, active, step, now);
            case LoanState.ReturnClaimed claimed -> returnClaimed(loan, claimed, step, now);
            case LoanState.Returned ignored -> returned(loan, step, now);
            case Completed ignored -> over(loan, step);
            case Cancelled ignored -> over(loan, step);
            case Disputed ignored -> over(loan, step);
            case Settled ignored -> over(loan, step);
        };
    }

    private static Next proposed(Course.Loan loan, LoanState.Proposed state, Step step, Situation now) {
        var terms = loan.terms();
        return switch (step) {
            case Step.Accept ignored ->
                Refusals.only(
                        state.answerer(),
                        loan,
                        now,
                        () -> to(loan, new LoanState.Reserved(), new Effect.Reserve(terms.from(), terms.until())));
            case Step.Suggest suggest ->
                Refusals.only(
                        state.answerer(),
                        loan,
                        now,
                        () -> suggest.terms() instanceof AgreementTerms.Loan other
                                ? new Next.Moved(
                                        new Course.Loan(
                                                other,
                                                new LoanState.Proposed(
                                                        state.answerer().other())),
                                        List.of())
                                : Next.invalid("kind", "A loan stays a loan."));
            case Step.Decline ignored ->
                Refusals.only(state.answerer(), loan, now, () -> to(loan, new Cancelled(Cancelled.Reason.DECLINED)));
            case Step.CallOff ignored -> to(loan, new Cancelled(Cancelled.Reason.CALLED_OFF));
            case Step.Lapse ignored -> to(loan, new Cancelled(Cancelled.Reason.EXPIRED));
            default -> Refusals.notNow(loan, step);
        };
    }

    private static Next reserved(Course.Loan loan, Step step, Situation now) {
        return switch (step) {
            case Step.HandOver handOver -> Refusals.only(Side.PROVIDER, loan, now, () -> handOver(loan, handOver, now));
            case Step.Extend extend -> Refusals.only(Side.PROVIDER, loan, now, () -> longer(loan, extend.until()));
            case Step.CallOff ignored -> to(loan, new Cancelled(Cancelled.Reason.CALLED_OFF), new Effect.Free());
            default -> Refusals.notNow(loan, step);
        };
    }

    /** It may be entered later than it was, and then holds from then. */
    private static Next handOver(Course.Loan loan, Step.HandOver step, Situation now) {
        var condition = step.condition();
        if (condition == null) {
            return Next.invalid("condition", "Say in which condition it is, from 1 to 5.");
        }
        var at = step.at() == null ? now.now() : step.at();
        if (at.isAfter(now.now())) {
            return Next.invalid("at", "What has not happened yet cannot be entered.");
        }
        if (at.isBefore(now.now().minus(BACK_DATED))) {
            return Next.invalid("at", "A hand-over is entered within a year.");
        }
        if (!at.isBefore(loan.terms().until())) {
            return Next.denied("The time it was reserved for is over. Make it longer first.");
        }
        var effects = new ArrayList<Effect>();
        if (at.isBefore(loan.terms().from())) {
            effects.add(new Effect.Reserve(at, loan.terms().until()));
        }
        effects.add(new Effect.Happened(Mark.LOAN, Side.PROVIDER, false, at, null, condition));
        return new Next.Moved(new Course.Loan(loan.terms(), new LoanState.Active(at, condition, false, null)), effects);
    }

    private static Next active(Course.Loan loan, LoanState.Active state, Step step, Situation now) {
        return switch (step) {
            case Step.Confirm ignored -> Refusals.only(Side.RECEIVER, loan, now, () -> received(loan, state, step));
            case Step.Extend extend ->
                now.by() == Side.PROVIDER ? longer(loan, extend.until()) : askForMore(loan, state, extend.until());
            case Step.Accept ignored -> Refusals.only(Side.PROVIDER, loan, now, () -> letKeep(loan, state, step));
            case Step.Decline ignored ->
                Refusals.only(
                        Side.PROVIDER,
                        loan,
                        now,
                        () -> state.asked() == null ? Refusals.notNow(loan, step) : to(loan, asking(state, null)));
            case Step.ClaimReturn ignored ->
                Refusals.only(
                        Side.RECEIVER,
                        loan,
                        now,
                        () -> to(
                                loan,
                                new LoanState.ReturnClaimed(state.handedOverAt(), state.condition()),
                                new Effect.ConfirmEvents(Side.RECEIVER),
                                new Effect.Happened(Mark.LOAN_RETURN, Side.RECEIVER, false, now.now(), null, null)));
            case Step.ConfirmReturn back ->
                Refusals.only(
                        Side.PROVIDER,
                        loan,
                        now,
                        () -> to(
                                loan,
                                new LoanState.Returned(state.condition(), back.condition()),
                                new Effect.Happened(
                                        Mark.LOAN_RETURN, Side.PROVIDER, false, now.now(), null, back.condition()),
                                new Effect.Free()));
            default -> Refusals.notNow(loan, step);
        };
    }

    private static Next received(Course.Loan loan, LoanState.Active state, Step step) {
        return state.isReceived()
                ? Refusals.notNow(loan, step)
                : to(
                        loan,
                        new LoanState.Active(state.handedOverAt(), state.condition(), true, state.asked()),
                        new Effect.ConfirmEvents(Side.RECEIVER));
    }

    private static Next askForMore(Course.Loan loan, LoanState.Active state, Instant until) {
        return checkedUntil(loan, until, () -> to(loan, asking(state, until)));
    }

    private static Next letKeep(Course.Loan loan, LoanState.Active state, Step step) {
        var asked = state.asked();
        return asked == null ? Refusals.notNow(loan, step) : longer(loan, asked);
    }

    /** Only if it is free then, which the reservation finds out. */
    private static Next longer(Course.Loan loan, Instant until) {
        return checkedUntil(loan, until, () -> {
            var terms = loan.terms().until(until);
            var state = loan.state() instanceof LoanState.Active active ? asking(active, null) : loan.state();
            var from = loan.state() instanceof LoanState.Active active
                            && active.handedOverAt().isBefore(terms.from())
                    ? active.handedOverAt()
                    : terms.from();
            return new Next.Moved(new Course.Loan(terms, state), List.of(new Effect.Reserve(from, until)));
        });
    }

    private static Next checkedUntil(Course.Loan loan, Instant until, Supplier<Next> then) {
        if (!until.isAfter(loan.terms().until())) {
            return Next.invalid(
                    "until", "Longer is later than until " + loan.terms().until() + ".");
        }
        return until.isAfter(loan.terms().from().plus(AgreementTerms.Loan.LONGEST))
                ? Next.invalid("until", "A loan lasts for ten years at most.")
                : then.get();
    }

    private static Next returnClaimed(Course.Loan loan, LoanState.ReturnClaimed state, Step step, Situation now) {
        return switch (step) {
            case Step.ConfirmReturn back ->
                Refusals.only(
                        Side.PROVIDER,
                        loan,
                        now,
                        () -> to(
                                loan,
                                new LoanState.Returned(state.condition(), back.condition()),
                                new Effect.ConfirmEvents(Side.PROVIDER),
                                new Effect.Free()));
            case Step.Lapse ignored ->
                to(
                        loan,
                        new LoanState.Returned(state.condition(), state.condition()),
                        new Effect.ConfirmEvents(Side.PROVIDER),
                        new Effect.Free());
            default -> Refusals.notNow(loan, step);
        };
    }

    private static Next returned(Course.Loan loan, Step step, Situation now) {
        return switch (step) {
            case Step.Confirm ignored -> Refusals.only(Side.RECEIVER, loan, now, () -> completed(loan, now));
            case Step.Lapse ignored -> completed(loan, now);
            default -> Refusals.notNow(loan, step);
        };
    }

    private static Next completed(Course.Loan loan, Situation now) {
        var effects = new ArrayList<Effect>();
        effects.add(new Effect.ConfirmEvents(Side.RECEIVER));
        var fee = loan.terms().fee();
        if (fee != null) {
            effects.add(new Effect.Happened(Mark.PAYMENT, Side.RECEIVER, fee.isBooked(), now.now(), fee, null));
            if (fee.isBooked()) {
                effects.add(new Effect.Book(fee));
            }
        }
        return new Next.Moved(new Course.Loan(loan.terms(), new Completed()), effects);
    }

    /** The fee of a loan between two instances may be booked after its end. */
    private static Next over(Course.Loan loan, Step step) {
        return switch (step) {
            case Step.Booked ignored -> to(loan, loan.state());
            case Step.BookingRefused ignored -> to(loan, loan.state());
            default -> Refusals.notNow(loan, step);
        };
    }

    private static LoanState.Active asking(LoanState.Active state, @Nullable Instant until) {
        return new LoanState.Active(state.handedOverAt(), state.condition(), state.isReceived(), until);
    }

    private static Next to(Course.Loan loan, LoanState state, Effect... effects) {
        return new Next.Moved(new Course.Loan(loan.terms(), state), List.of(effects));
    }
}
