package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.clearing.Clearing;
import coop.talkoot.ledger.clearing.ClearingTransfer;
import coop.talkoot.ledger.clearing.LineEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What two ledgers book of an agreement. The payer's side gives it over the line between the two co-ops; both sides hear
 * when it is booked, each from its own ledger, whichever of step and transfer comes first.
 */
@Singleton
final class ClearedBookings implements DomainListener {
    private final Agreements agreements;
    private final Clearing clearing;
    private final OverLine line;
    private final Owings owings;

    ClearedBookings(Agreements agreements, Clearing clearing, OverLine line, Owings owings) {
        this.agreements = agreements;
        this.clearing = clearing;
        this.line = line;
        this.owings = owings;
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case AgreementEvent.BookingDue due -> due(due);
            case AgreementEvent.TakingBackDue due -> takeBack(due);
            case LineEvent.TransferSettled settled -> settled(settled.transfer());
            case LineEvent.TransferEnded ended -> ended(ended.transfer());
            default -> {}
        }
    }

    private void due(AgreementEvent.BookingDue due) {
        var agreement = due.agreement();
        if (!agreement.receiver().isLocal()) {
            // The transfer may have come before the step that it is for.
            clearing.about(agreement.uri()).stream()
                    .filter(transfer -> isDone(transfer)
                            && transfer.terms().minutes() == due.price().amount())
                    .findFirst()
                    .ifPresent(transfer ->
                            agreements.booked(agreement.id(), due.event().id(), null));
            return;
        }
        var refusal = due.price() instanceof Price.Time
                ? line.give(
                        agreement,
                        agreement.receiver(),
                        agreement.provider(),
                        due.price().amount(),
                        key(agreement, due.event()))
                : Optional.of("Between two instances, time is what is counted.");
        refusal.ifPresent(sentence ->
                agreements.bookingRefused(agreement.id(), due.event().id(), sentence));
    }

    /** The other way, from who was paid. What cannot be given back now undoes the deed that would, and is told. */
    private void takeBack(AgreementEvent.TakingBackDue due) {
        var agreement = due.agreement();
        if (agreement.provider().isLocal()) {
            line.give(agreement, agreement.provider(), agreement.receiver(), due.amount(), key(agreement, due.event()))
                    .ifPresent(refusal -> {
                        throw Refused.conflict(refusal);
                    });
        }
    }

    private static String key(Agreement agreement, EconomicEvent event) {
        return event.uri() + " " + agreement.version();
    }

    private void settled(ClearingTransfer transfer) {
        if (!owings.settled(transfer)) {
            awaiting(transfer).ifPresent(event -> agreements.booked(event.agreementId(), event.id(), null));
        }
    }

    private void ended(ClearingTransfer transfer) {
        if (transfer.isSent()) {
            var reason = transfer.reason() == null ? "It came to nothing." : transfer.reason();
            if (!owings.ended(transfer, reason)) {
                awaiting(transfer)
                        .ifPresent(event -> agreements.bookingRefused(event.agreementId(), event.id(), reason));
            }
        }
    }

    /** The event that waits for this very transfer: who pays whom must be as agreed. */
    private Optional<EconomicEvent> awaiting(ClearingTransfer transfer) {
        var terms = transfer.terms();
        var about = terms.about();
        return about == null
                ? Optional.empty()
                : agreements
                        .byUri(about)
                        .filter(agreement -> agreement.receiver().uri().equals(terms.payer())
                                && agreement.provider().uri().equals(terms.payee()))
                        .flatMap(agreement -> agreements.events(agreement).stream()
                                .filter(event -> event.booking() == EconomicEvent.Booking.DUE)
                                .filter(event ->
                                        event.price() != null && event.price().amount() == terms.minutes())
                                .findFirst());
    }

    private static boolean isDone(ClearingTransfer transfer) {
        return transfer.state() == ClearingTransfer.State.COMMITTED && !transfer.isSent();
    }
}
