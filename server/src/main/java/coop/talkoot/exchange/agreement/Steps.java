package coop.talkoot.exchange.agreement;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What each step comes to in each state: the rules of all six courses, without a database or a clock. A machine for each
 * kind names the steps that its states allow; every other step is refused with the reason.
 */
public final class Steps {
    private Steps() {}

    public static Next next(Course course, Step step, Situation situation) {
        return switch (step) {
            case Step.Dispute dispute -> dispute(course, dispute, situation);
            case Step.Settle ignored ->
                course.state() instanceof Disputed
                        ? new Next.Moved(settled(course), List.of(new Effect.Free(), new Effect.ReleaseStock()))
                        : Refusals.notNow(course, step);
            case Step.Lapse ignored -> lapse(course, step, situation);
            case Step.NotTaken ignored -> Refusals.notNow(course, step);
            default -> ofKind(course, step, situation);
        };
    }

    /** What {@code side} can do now, in the order of the steps. */
    public static List<Step.Name> open(Course course, Side side, Instant now, Instant since, Patience patience) {
        var situation = new Situation(side, now, since, patience);
        return Arrays.stream(Step.Name.values())
                .filter(name -> Samples.of(name, course, now)
                        .map(step -> next(course, step, situation) instanceof Next.Moved)
                        .orElse(false))
                .toList();
    }

    private static Next ofKind(Course course, Step step, Situation situation) {
        return switch (course) {
            case Course.Loan loan -> LoanSteps.next(loan, step, situation);
            case Course.Gift gift -> GiftSteps.next(gift, step, situation);
            case Course.Exchange exchange -> ExchangeSteps.next(exchange, step, situation);
            case Course.Payment payment -> PaymentSteps.next(payment, step, situation);
            case Course.TimeCredit work -> TimeCreditSteps.next(work, step, situation);
            case Course.Purchase purchase -> PurchaseSteps.next(purchase, step, situation);
        };
    }

    private static Next lapse(Course course, Step step, Situation situation) {
        var deadline = Deadlines.of(course, situation.since(), situation.patience());
        if (deadline.isEmpty() || !deadline.get().kind().isLapse()) {
            return Refusals.notNow(course, step);
        }
        return situation.now().isBefore(deadline.get().at())
                ? Next.denied("There is time left until " + deadline.get().at() + ".")
                : ofKind(course, step, situation);
    }

    /** From the hand-over until some days after the end; a loss is of what was lent. */
    private static Next dispute(Course course, Step.Dispute step, Situation situation) {
        var side = situation.by();
        if (side == null) {
            throw new IllegalArgumentException("a dispute is one of the sides'");
        }
        var state = course.state();
        if (step.isLoss() && !(course instanceof Course.Loan)) {
            return Next.invalid("isLoss", "Only what was lent can be lost or damaged.");
        }
        if (step.evidence().words().isEmpty()) {
            return Next.invalid("words", "Say what is not as it should be.");
        }
        var isOpen = switch (state.phase()) {
            case ACTIVE, RETURNED -> true;
            case COMPLETED ->
                !(state instanceof Settled)
                        && situation
                                .now()
                                .isBefore(situation
                                        .since()
                                        .plus(situation.patience().afterwards()));
            case PENDING, DISPUTED, CANCELLED -> false;
        };
        if (!isOpen) {
            return state.phase() == Phase.COMPLETED && !(state instanceof Settled)
                    ? Next.denied("The time to dispute it is over: it is "
                            + situation.patience().afterwards().toDays() + " days from the end.")
                    : Refusals.notNow(course, step);
        }
        return disputed(course, new Effect.OpenDispute(side, step.isLoss(), step.evidence()));
    }

    /** The same course, come to nothing. */
    static Course ended(Course course, Cancelled cancelled) {
        return switch (course) {
            case Course.Loan loan -> new Course.Loan(loan.terms(), cancelled);
            case Course.Gift gift -> new Course.Gift(gift.terms(), cancelled);
            case Course.Exchange exchange -> new Course.Exchange(exchange.terms(), cancelled);
            case Course.Payment payment -> new Course.Payment(payment.terms(), cancelled);
            case Course.TimeCredit work -> new Course.TimeCredit(work.terms(), cancelled);
            case Course.Purchase purchase -> new Course.Purchase(purchase.terms(), cancelled);
        };
    }

    static Next.Moved disputed(Course course, Effect effect) {
        var disputed = new Disputed();
        return new Next.Moved(
                switch (course) {
                    case Course.Loan loan -> new Course.Loan(loan.terms(), disputed);
                    case Course.Gift gift -> new Course.Gift(gift.terms(), disputed);
                    case Course.Exchange exchange -> new Course.Exchange(exchange.terms(), disputed);
                    case Course.Payment payment -> new Course.Payment(payment.terms(), disputed);
                    case Course.TimeCredit work -> new Course.TimeCredit(work.terms(), disputed);
                    case Course.Purchase purchase -> new Course.Purchase(purchase.terms(), disputed);
                },
                List.of(effect));
    }

    private static Course settled(Course course) {
        var settled = new Settled();
        return switch (course) {
            case Course.Loan loan -> new Course.Loan(loan.terms(), settled);
            case Course.Gift gift -> new Course.Gift(gift.terms(), settled);
            case Course.Exchange exchange -> new Course.Exchange(exchange.terms(), settled);
            case Course.Payment payment -> new Course.Payment(payment.terms(), settled);
            case Course.TimeCredit work -> new Course.TimeCredit(work.terms(), settled);
            case Course.Purchase purchase -> new Course.Purchase(purchase.terms(), settled);
        };
    }
}
