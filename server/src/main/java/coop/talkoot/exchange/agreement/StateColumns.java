package coop.talkoot.exchange.agreement;

import coop.talkoot.schema.tables.records.AgreementRecord;
import java.util.Objects;

/** A course as columns of a row: the name of the state and what it says beyond it. */
final class StateColumns {
    private StateColumns() {}

    static void write(AgreementRecord row, Course course) {
        var state = course.state();
        row.setState(state.name());
        row.setPhase(state.phase().name());
        row.setTurn(state.turn().map(Side::name).orElse(null));
        clear(row);
        switch (course) {
            case Course.Loan loan -> write(row, loan.state());
            case Course.Gift ignored -> {}
            case Course.Exchange exchange -> write(row, exchange.state());
            case Course.Payment payment -> write(row, payment.state());
            case Course.TimeCredit work -> write(row, work.state());
            case Course.Purchase purchase -> write(row, purchase.state());
        }
        if (state instanceof Cancelled cancelled) {
            row.setReason(cancelled.reason().name());
        }
    }

    private static void clear(AgreementRecord row) {
        row.setHandedOverAt(null);
        row.setLentCondition(null);
        row.setReturnedCondition(null);
        row.setIsReceived(null);
        row.setAskedUntil(null);
        row.setMinutes(null);
        row.setReason(null);
        row.setHeldUntil(null);
        row.setFirstGivenAt(null);
        row.setProviderGave(null);
        row.setReceiverGave(null);
        row.setProviderGot(null);
        row.setReceiverGot(null);
        row.setIsAgreed(null);
        row.setIsHandedOver(null);
        row.setIsBooking(null);
    }

    private static void write(AgreementRecord row, LoanState state) {
        if (state instanceof LoanState.Active active) {
            row.setHandedOverAt(active.handedOverAt());
            row.setLentCondition((short) active.condition().grade());
            row.setIsReceived(active.isReceived());
            row.setAskedUntil(active.asked());
        } else if (state instanceof LoanState.ReturnClaimed claimed) {
            row.setHandedOverAt(claimed.handedOverAt());
            row.setLentCondition((short) claimed.condition().grade());
        } else if (state instanceof LoanState.Returned returned) {
            row.setLentCondition((short) returned.lent().grade());
            row.setReturnedCondition((short) returned.returned().grade());
        }
    }

    private static void write(AgreementRecord row, ExchangeState state) {
        if (state instanceof ExchangeState.Given given) {
            row.setProviderGave(given.providerGave());
            row.setReceiverGave(given.receiverGave());
            row.setReceiverGot(given.receiverGot());
            row.setProviderGot(given.providerGot());
            row.setFirstGivenAt(given.firstAt());
        }
    }

    private static void write(AgreementRecord row, PaymentState state) {
        if (state instanceof PaymentState.Accepted accepted) {
            row.setIsBooking(accepted.isBooking());
        } else if (state instanceof PaymentState.Failed failed) {
            row.setReason(failed.reason());
        }
    }

    private static void write(AgreementRecord row, TimeCreditState state) {
        if (state instanceof TimeCreditState.WorkClaimed claimed) {
            row.setMinutes(claimed.minutes());
        } else if (state instanceof TimeCreditState.Confirmed confirmed) {
            row.setMinutes(confirmed.minutes());
            row.setReason(confirmed.failure());
        } else if (state instanceof TimeCreditState.Posted posted) {
            row.setMinutes(posted.minutes());
        }
    }

    private static void write(AgreementRecord row, PurchaseState state) {
        if (state instanceof PurchaseState.Cart cart) {
            row.setIsAgreed(cart.isAgreed());
        } else if (state instanceof PurchaseState.StockHeld held) {
            row.setHeldUntil(held.until());
        } else if (state instanceof PurchaseState.Ready ready) {
            row.setIsHandedOver(ready.isHandedOver());
        }
    }

    static Course read(AgreementRecord row, AgreementTerms terms) {
        return switch (terms) {
            case AgreementTerms.Loan loan -> new Course.Loan(loan, loan(row));
            case AgreementTerms.Gift gift -> new Course.Gift(gift, gift(row));
            case AgreementTerms.Exchange exchange -> new Course.Exchange(exchange, exchange(row));
            case AgreementTerms.Payment payment -> new Course.Payment(payment, payment(row));
            case AgreementTerms.TimeCredit work -> new Course.TimeCredit(work, work(row));
            case AgreementTerms.Purchase purchase -> new Course.Purchase(purchase, purchase(row));
        };
    }

    private static LoanState loan(AgreementRecord row) {
        return switch (row.getState()) {
            case "PROPOSED" -> new LoanState.Proposed(turn(row));
            case "RESERVED" -> new LoanState.Reserved();
            case "ACTIVE" ->
                new LoanState.Active(
                        row.getHandedOverAt(),
                        new Condition(row.getLentCondition()),
                        row.getIsReceived(),
                        row.getAskedUntil());
            case "RETURN_CLAIMED" ->
                new LoanState.ReturnClaimed(row.getHandedOverAt(), new Condition(row.getLentCondition()));
            case "RETURNED" ->
                new LoanState.Returned(
                        new Condition(row.getLentCondition()), new Condition(row.getReturnedCondition()));
            case "COMPLETED" -> new Completed();
            case "CANCELLED" -> cancelled(row);
            case "DISPUTED" -> new Disputed();
            case "SETTLED" -> new Settled();
            default -> throw unknown(row);
        };
    }

    private static GiftState gift(AgreementRecord row) {
        return switch (row.getState()) {
            case "PROPOSED" -> new GiftState.Proposed(turn(row));
            case "CLAIMED" -> new GiftState.Claimed();
            case "ALLOCATED" -> new GiftState.Allocated();
            case "HANDED_OVER" -> new GiftState.HandedOver();
            case "COMPLETED" -> new Completed();
            case "CANCELLED" -> cancelled(row);
            case "DISPUTED" -> new Disputed();
            case "SETTLED" -> new Settled();
            default -> throw unknown(row);
        };
    }

    private static ExchangeState exchange(AgreementRecord row) {
        return switch (row.getState()) {
            case "PROPOSED" -> new ExchangeState.Proposed(turn(row));
            case "ACCEPTED" -> new ExchangeState.Accepted();
            case "GIVEN" ->
                new ExchangeState.Given(
                        row.getProviderGave(),
                        row.getReceiverGave(),
                        row.getReceiverGot(),
                        row.getProviderGot(),
                        row.getFirstGivenAt());
            case "COMPLETED" -> new Completed();
            case "CANCELLED" -> cancelled(row);
            case "DISPUTED" -> new Disputed();
            case "SETTLED" -> new Settled();
            default -> throw unknown(row);
        };
    }

    private static PaymentState payment(AgreementRecord row) {
        return switch (row.getState()) {
            case "REQUESTED" -> new PaymentState.Requested(turn(row));
            case "PENDING" -> new PaymentState.Pending();
            case "ACCEPTED" -> new PaymentState.Accepted(row.getIsBooking());
            case "POSTED" -> new PaymentState.Posted();
            case "REJECTED" -> new PaymentState.Rejected();
            case "FAILED" -> new PaymentState.Failed(Objects.requireNonNull(row.getReason()));
            case "CANCELLED" -> cancelled(row);
            case "DISPUTED" -> new Disputed();
            case "SETTLED" -> new Settled();
            default -> throw unknown(row);
        };
    }

    private static TimeCreditState work(AgreementRecord row) {
        return switch (row.getState()) {
            case "PROPOSED" -> new TimeCreditState.Proposed(turn(row));
            case "ACCEPTED" -> new TimeCreditState.Accepted();
            case "WORK_CLAIMED" -> new TimeCreditState.WorkClaimed(row.getMinutes());
            case "CONFIRMED" ->
                new TimeCreditState.Confirmed(row.getMinutes(), Objects.requireNonNull(row.getReason()));
            case "POSTED" -> new TimeCreditState.Posted(row.getMinutes());
            case "CANCELLED" -> cancelled(row);
            case "DISPUTED" -> new Disputed();
            case "SETTLED" -> new Settled();
            default -> throw unknown(row);
        };
    }

    private static PurchaseState purchase(AgreementRecord row) {
        return switch (row.getState()) {
            case "CART" -> new PurchaseState.Cart(row.getIsAgreed());
            case "STOCK_HELD" -> new PurchaseState.StockHeld(row.getHeldUntil());
            case "BOOKING" -> new PurchaseState.Booking();
            case "PAID" -> new PurchaseState.Paid();
            case "READY" -> new PurchaseState.Ready(row.getIsHandedOver());
            case "PICKED_UP" -> new PurchaseState.PickedUp();
            case "REFUNDED" -> new PurchaseState.Refunded();
            case "CANCELLED" -> cancelled(row);
            case "DISPUTED" -> new Disputed();
            case "SETTLED" -> new Settled();
            default -> throw unknown(row);
        };
    }

    private static Cancelled cancelled(AgreementRecord row) {
        return new Cancelled(Cancelled.Reason.valueOf(Objects.requireNonNull(row.getReason())));
    }

    private static Side turn(AgreementRecord row) {
        return Side.valueOf(Objects.requireNonNull(row.getTurn()));
    }

    private static IllegalStateException unknown(AgreementRecord row) {
        return new IllegalStateException(
                "agreement " + row.getId() + " of kind " + row.getKind() + " is " + row.getState());
    }
}
