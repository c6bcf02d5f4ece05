package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.clearing.Clearing;
import coop.talkoot.ledger.clearing.ClearingTransfer;
import coop.talkoot.ledger.clearing.LineEvent;
import coop.talkoot.ledger.clearing.NewClearing;
import coop.talkoot.people.Identity;
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

    ClearedBookings(Agreements agreements, Clearing clearing) {
        this.agreements = agreements;
        this.clearing = clearing;
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
                ? give(
                        agreement,
                        agreement.receiver(),
                        agreement.provider(),
                        due.event(),
                        due.price().amount())
                : Optional.of("Between two instances, time is what is counted.");
        refusal.ifPresent(sentence ->
                agreements.bookingRefused(agreement.id(), due.event().id(), sentence));
    }

    /**
     * The other way, from who was paid. What cannot be given back now undoes the deed that would, and is told; what another
     * instance has ended already stays owed.
     */
    private void takeBack(AgreementEvent.TakingBackDue due) {
        var agreement = due.agreement();
        if (agreement.provider().isLocal()) {
            var refusal = give(agreement, agreement.provider(), agreement.receiver(), due.event(), due.amount());
            var isDoneElsewhere = agreement.state() instanceof Settled && !agreement.isHome();
            if (refusal.isPresent() && !isDoneElsewhere) {
                throw Refused.conflict(refusal.get());
            }
        }
    }

    /** Why it cannot be given, if it cannot. */
    private Optional<String> give(
            Agreement agreement, Identity payer, Identity payee, EconomicEvent event, long minutes) {
        var line = clearing.lineFor(payer, payee);
        if (line.isEmpty()) {
            return Optional.of("Your co-op has no line to a co-op of " + payee.domain()
                    + ": its coordinators can open one with theirs.");
        }
        var key = event.uri() + " " + agreement.version();
        var wanted = new NewClearing(line.get(), payer, payee, minutes, agreement.title(), key, agreement.uri());
        return switch (clearing.attempt(wanted)) {
            case Clearing.Attempt.Begun ignored -> Optional.empty();
            case Clearing.Attempt.Denied denied -> Optional.of(denied.refusal().sentence());
        };
    }

    private void settled(ClearingTransfer transfer) {
        awaiting(transfer).ifPresent(event -> agreements.booked(event.agreementId(), event.id(), null));
    }

    private void ended(ClearingTransfer transfer) {
        if (transfer.isSent()) {
            var reason = transfer.reason() == null ? "It came to nothing." : transfer.reason();
            awaiting(transfer).ifPresent(event -> agreements.bookingRefused(event.agreementId(), event.id(), reason));
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
