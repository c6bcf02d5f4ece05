package coop.talkoot.exchange.agreement;

import coop.talkoot.exchange.agreement.Deadline.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What comes next by itself, or is due: it follows from the course and from when its state began. */
public final class Deadlines {
    private Deadlines() {}

    public static Optional<Deadline> of(Course course, Instant since, Patience patience) {
        return Optional.ofNullable(
                switch (course) {
                    case Course.Loan loan -> of(loan, since, patience);
                    case Course.Gift gift -> of(gift, since, patience);
                    case Course.Exchange exchange -> of(exchange, since, patience);
                    case Course.Payment payment -> of(payment, since, patience);
                    case Course.TimeCredit work -> of(work, since, patience);
                    case Course.Purchase purchase -> of(purchase, since, patience);
                });
    }

    private static @Nullable Deadline of(Course.Loan loan, Instant since, Patience patience) {
        return switch (loan.state()) {
            case LoanState.Proposed ignored -> expires(since, patience);
            case LoanState.Reserved ignored -> due(loan.terms().from());
            case LoanState.Active ignored -> due(loan.terms().until());
            case LoanState.ReturnClaimed ignored -> silence(since, patience);
            // Loss and damage are nothing that silence admits.
            case LoanState.Returned returned -> returned.isWorse() ? null : silence(since, patience);
            case Completed ignored -> null;
            case Cancelled ignored -> null;
            case Disputed ignored -> null;
            case Settled ignored -> null;
        };
    }

    private static @Nullable Deadline of(Course.Gift gift, Instant since, Patience patience) {
        return switch (gift.state()) {
            case GiftState.Proposed ignored -> expires(since, patience);
            case GiftState.Claimed ignored -> expires(since, patience);
            case GiftState.Allocated ignored -> due(gift.terms().due());
            case GiftState.HandedOver ignored -> silence(since, patience);
            case Completed ignored -> null;
            case Cancelled ignored -> null;
            case Disputed ignored -> null;
            case Settled ignored -> null;
        };
    }

    private static @Nullable Deadline of(Course.Exchange exchange, Instant since, Patience patience) {
        return switch (exchange.state()) {
            case ExchangeState.Proposed ignored -> expires(since, patience);
            case ExchangeState.Accepted ignored -> due(exchange.terms().due());
            case ExchangeState.Given given ->
                given.isOneSided()
                        ? new Deadline(Kind.DISPUTED_BY_SILENCE, given.firstAt().plus(patience.secondThing()))
                        : silence(since, patience);
            case Completed ignored -> null;
            case Cancelled ignored -> null;
            case Disputed ignored -> null;
            case Settled ignored -> null;
        };
    }

    private static @Nullable Deadline of(Course.Payment payment, Instant since, Patience patience) {
        return switch (payment.state()) {
            case PaymentState.Requested ignored -> expires(since, patience);
            case PaymentState.Pending ignored -> due(payment.terms().due());
            case PaymentState.Accepted accepted -> accepted.isBooking() ? null : silence(since, patience);
            case PaymentState.Posted ignored -> null;
            case PaymentState.Rejected ignored -> null;
            case PaymentState.Failed ignored -> null;
            case Cancelled ignored -> null;
            case Disputed ignored -> null;
            case Settled ignored -> null;
        };
    }

    private static @Nullable Deadline of(Course.TimeCredit work, Instant since, Patience patience) {
        return switch (work.state()) {
            case TimeCreditState.Proposed ignored -> expires(since, patience);
            case TimeCreditState.Accepted ignored -> due(work.terms().due());
            case TimeCreditState.WorkClaimed claimed ->
                TimeCreditSteps.isFarAbove(claimed.minutes(), work.terms()) ? null : silence(since, patience);
            case TimeCreditState.Confirmed ignored -> null;
            case TimeCreditState.Posted ignored -> null;
            case Cancelled ignored -> null;
            case Disputed ignored -> null;
            case Settled ignored -> null;
        };
    }

    private static @Nullable Deadline of(Course.Purchase purchase, Instant since, Patience patience) {
        return switch (purchase.state()) {
            case PurchaseState.Cart ignored -> expires(since, patience);
            case PurchaseState.StockHeld held -> new Deadline(Kind.HOLD_ENDS, held.until());
            case PurchaseState.Booking ignored -> null;
            case PurchaseState.Paid ignored -> null;
            case PurchaseState.Ready ready -> ready.isHandedOver() ? silence(since, patience) : null;
            case PurchaseState.PickedUp ignored -> null;
            case PurchaseState.Refunded ignored -> null;
            case Cancelled ignored -> null;
            case Disputed ignored -> null;
            case Settled ignored -> null;
        };
    }

    private static Deadline expires(Instant since, Patience patience) {
        return new Deadline(Kind.EXPIRES, since.plus(patience.answer()));
    }

    private static Deadline silence(Instant since, Patience patience) {
        return new Deadline(Kind.CONFIRMED_BY_SILENCE, since.plus(patience.silence()));
    }

    private static @Nullable Deadline due(@Nullable Instant at) {
        return at == null ? null : new Deadline(Kind.DUE, at);
    }
}
