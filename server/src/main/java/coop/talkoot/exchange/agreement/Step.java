package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.Refused;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be done with an agreement. */
public sealed interface Step {
    /** What one of its two sides does. */
    sealed interface OfParty extends Step {
        default Evidence evidence() {
            return Evidence.NONE;
        }
    }

    /** What happens to it without either. */
    sealed interface OfHouse extends Step {}

    /** It was begun. Never taken: the first line of each history. */
    record Propose(AgreementTerms terms, Evidence evidence) implements OfParty {}

    /** Other terms instead; then the other side is to answer. */
    record Suggest(AgreementTerms terms, Evidence evidence) implements OfParty {}

    /** Yes to what was suggested, or to a longer loan. */
    record Accept(Evidence evidence) implements OfParty {}

    /** No to that. */
    record Decline(Evidence evidence) implements OfParty {}

    /** Not after all: before anything was handed over. */
    record CallOff(Evidence evidence) implements OfParty {}

    /** A gift is for this receiver. */
    record Allocate() implements OfParty {}

    /** What is on the list is kept for a quarter of an hour. */
    record Hold() implements OfParty {}

    /**
     * It was handed over.
     *
     * @param condition of what is lent; null for anything else
     * @param at when, where that was earlier; null for now
     */
    record HandOver(@Nullable Condition condition, @Nullable Instant at, Evidence evidence) implements OfParty {}

    /** The receiver would keep it until then, or the provider lets them. */
    record Extend(Instant until) implements OfParty {}

    /** It is back, says the receiver. */
    record ClaimReturn(Evidence evidence) implements OfParty {}

    /** It is back, says the provider, in this condition. */
    record ConfirmReturn(Condition condition, Evidence evidence) implements OfParty {}

    /** The work is done, and took that long. */
    record ClaimWork(long minutes, Evidence evidence) implements OfParty {
        public ClaimWork {
            if (minutes < 1 || minutes > Price.MOST) {
                throw Refused.invalid("minutes", "Minutes are a whole number above 0, and at most " + Price.MOST + ".");
            }
        }
    }

    /** So it was, says who is to say so. */
    record Confirm() implements OfParty {}

    /** The receiver pays, or has paid: evidence shows money that went another way. */
    record Pay(Evidence evidence) implements OfParty {}

    /** What was bought can be picked up. */
    record MakeReady(Evidence evidence) implements OfParty {}

    /** The receiver has picked it up. */
    record PickUp() implements OfParty {}

    /** The provider gives the price back. */
    record Refund(Evidence evidence) implements OfParty {}

    /**
     * One side says that it is not as it should be.
     *
     * @param isLoss whether what was lent is lost or damaged
     */
    record Dispute(boolean isLoss, Evidence evidence) implements OfParty {}

    /** The time for what was awaited is over. */
    record Lapse() implements OfHouse {}

    /** The ledger has it. */
    record Booked() implements OfHouse {}

    /** The ledger does not take it, for this reason. */
    record BookingRefused(String reason) implements OfHouse {}

    /** Its dispute is closed. */
    record Settle() implements OfHouse {}

    /**
     * The other instance does not take what a side here did, for this reason.
     *
     * @param undoesFrom the first step that counts no longer; null where all stays, and the two instances differ
     */
    record NotTaken(@Nullable Integer undoesFrom, String reason) implements OfHouse {}

    /** Its name in rows, the API and the log. */
    default Name name() {
        return switch (this) {
            case Propose ignored -> Name.PROPOSE;
            case Suggest ignored -> Name.SUGGEST;
            case Accept ignored -> Name.ACCEPT;
            case Decline ignored -> Name.DECLINE;
            case CallOff ignored -> Name.CALL_OFF;
            case Allocate ignored -> Name.ALLOCATE;
            case Hold ignored -> Name.HOLD;
            case HandOver ignored -> Name.HAND_OVER;
            case Extend ignored -> Name.EXTEND;
            case ClaimReturn ignored -> Name.CLAIM_RETURN;
            case ConfirmReturn ignored -> Name.CONFIRM_RETURN;
            case ClaimWork ignored -> Name.CLAIM_WORK;
            case Confirm ignored -> Name.CONFIRM;
            case Pay ignored -> Name.PAY;
            case MakeReady ignored -> Name.MAKE_READY;
            case PickUp ignored -> Name.PICK_UP;
            case Refund ignored -> Name.REFUND;
            case Dispute ignored -> Name.DISPUTE;
            case Lapse ignored -> Name.LAPSE;
            case Booked ignored -> Name.BOOKED;
            case BookingRefused ignored -> Name.BOOKING_REFUSED;
            case Settle ignored -> Name.SETTLE;
            case NotTaken ignored -> Name.NOT_TAKEN;
        };
    }

    /** One each. */
    enum Name {
        PROPOSE,
        SUGGEST,
        ACCEPT,
        DECLINE,
        CALL_OFF,
        ALLOCATE,
        HOLD,
        HAND_OVER,
        EXTEND,
        CLAIM_RETURN,
        CONFIRM_RETURN,
        CLAIM_WORK,
        CONFIRM,
        PAY,
        MAKE_READY,
        PICK_UP,
        REFUND,
        DISPUTE,
        LAPSE,
        BOOKED,
        BOOKING_REFUSED,
        SETTLE,
        NOT_TAKEN
    }
}
