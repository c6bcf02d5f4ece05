package coop.talkoot.exchange.agreement;

import java.util.function.Supplier;

/** Why a step is not taken, in a sentence: whose it is, or how the agreement stands. */
final class Refusals {
    private Refusals() {}

    /** Does {@code then} for that side; for the other it is not theirs. */
    static Next only(Side side, Course course, Situation situation, Supplier<Next> then) {
        var by = situation.by();
        if (by == side) {
            return then.get();
        }
        return Next.notTheirs("That is for " + role(course.kind(), side) + " to say.");
    }

    static Next notNow(Course course, Step step) {
        return Next.denied(deed(step.name()) + ": " + thing(course.kind()) + " " + stand(course.state()) + ".");
    }

    /** What the two are called. */
    static String role(AgreementKind kind, Side side) {
        var isProvider = side == Side.PROVIDER;
        return switch (kind) {
            case LOAN -> isProvider ? "the lender" : "the borrower";
            case GIFT -> isProvider ? "the giver" : "the receiver";
            case EXCHANGE -> isProvider ? "the first side" : "the other side";
            case PAYMENT -> isProvider ? "the one who is paid" : "the one who pays";
            case TIME_CREDIT -> isProvider ? "the one who works" : "the one who is worked for";
            case PURCHASE -> isProvider ? "the seller" : "the buyer";
        };
    }

    private static String thing(AgreementKind kind) {
        return switch (kind) {
            case LOAN -> "the loan";
            case GIFT -> "the gift";
            case EXCHANGE -> "the exchange";
            case PAYMENT -> "the payment";
            case TIME_CREDIT -> "the work";
            case PURCHASE -> "the purchase";
        };
    }

    private static String deed(Step.Name step) {
        return switch (step) {
            case PROPOSE -> "It is begun once";
            case SUGGEST -> "Other terms cannot be suggested";
            case ACCEPT -> "There is nothing to accept";
            case DECLINE -> "There is nothing to decline";
            case CALL_OFF -> "It cannot be called off";
            case ALLOCATE -> "It cannot be promised";
            case HOLD -> "Nothing can be held";
            case HAND_OVER -> "It cannot be handed over";
            case EXTEND -> "It cannot be made longer";
            case CLAIM_RETURN, CONFIRM_RETURN -> "It cannot be returned";
            case CLAIM_WORK -> "No work can be entered";
            case CONFIRM -> "There is nothing to confirm";
            case PAY -> "It cannot be paid";
            case MAKE_READY -> "It cannot be made ready";
            case PICK_UP -> "It cannot be picked up";
            case REFUND -> "Nothing can be given back";
            case DISPUTE -> "It cannot be disputed";
            case LAPSE -> "Nothing lapses";
            case BOOKED, BOOKING_REFUSED -> "Nothing is being booked";
            case SETTLE -> "There is nothing to settle";
            case NOT_TAKEN -> "Nothing is undone";
        };
    }

    private static String stand(AgreementState state) {
        return switch (state.name()) {
            case "PROPOSED", "REQUESTED" -> "waits for an answer";
            case "RESERVED" -> "is reserved and not handed over";
            case "ACTIVE", "HANDED_OVER" -> "is handed over";
            case "RETURN_CLAIMED" -> "is on its way back";
            case "RETURNED" -> "is back";
            case "CLAIMED" -> "is asked for";
            case "ALLOCATED" -> "is promised";
            case "ACCEPTED" -> "is agreed on";
            case "GIVEN" -> "is under way";
            case "PENDING" -> "is owed";
            case "FAILED" -> "was refused by the ledger";
            case "REJECTED" -> "was rejected";
            case "WORK_CLAIMED" -> "waits to be confirmed";
            case "CONFIRMED", "BOOKING" -> "is being booked";
            case "POSTED" -> "is booked";
            case "CART" -> "is not paid, and nothing is held";
            case "STOCK_HELD" -> "is held and not paid";
            case "PAID" -> "is paid";
            case "READY" -> "is ready to be picked up";
            case "PICKED_UP" -> "is picked up";
            case "REFUNDED" -> "was given back";
            case "COMPLETED" -> "is completed";
            case "CANCELLED" -> "came to nothing";
            case "DISPUTED" -> "is disputed";
            case "SETTLED" -> "was disputed, and that is settled";
            default -> throw new IllegalArgumentException(state.name());
        };
    }
}
