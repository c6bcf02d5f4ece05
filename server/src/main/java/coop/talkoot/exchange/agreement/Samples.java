package coop.talkoot.exchange.agreement;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A step of each name that fits a course as well as one can: tried, it says whether that step is open. */
final class Samples {
    private static final Evidence WORDS = Evidence.of("-");

    private Samples() {}

    static Optional<Step> of(Step.Name name, Course course, Instant now) {
        return Optional.ofNullable(
                switch (name) {
                    case PROPOSE, LAPSE, BOOKED, BOOKING_REFUSED, SETTLE, NOT_TAKEN -> null;
                    case SUGGEST -> new Step.Suggest(course.terms(), Evidence.NONE);
                    case ACCEPT -> new Step.Accept(Evidence.NONE);
                    case DECLINE -> new Step.Decline(Evidence.NONE);
                    case CALL_OFF -> new Step.CallOff(Evidence.NONE);
                    case ALLOCATE -> new Step.Allocate();
                    case HOLD -> new Step.Hold();
                    case HAND_OVER ->
                        new Step.HandOver(
                                course instanceof Course.Loan ? new Condition(Condition.BEST) : null,
                                course instanceof Course.Loan loan
                                                && !loan.terms().from().isAfter(now)
                                        ? loan.terms().from()
                                        : null,
                                Evidence.NONE);
                    case EXTEND ->
                        course instanceof Course.Loan loan
                                ? new Step.Extend(loan.terms().until().plus(Duration.ofDays(1)))
                                : null;
                    case CLAIM_RETURN -> new Step.ClaimReturn(Evidence.NONE);
                    case CONFIRM_RETURN -> new Step.ConfirmReturn(new Condition(Condition.BEST), Evidence.NONE);
                    case CLAIM_WORK -> new Step.ClaimWork(1, Evidence.NONE);
                    case CONFIRM -> new Step.Confirm();
                    case PAY -> new Step.Pay(WORDS);
                    case MAKE_READY -> new Step.MakeReady(Evidence.NONE);
                    case PICK_UP -> new Step.PickUp();
                    case REFUND -> new Step.Refund(Evidence.NONE);
                    case DISPUTE -> new Step.Dispute(false, new Evidence("-", List.of()));
                });
    }
}
