package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;

import coop.talkoot.ledger.clearing.Clearing;
import coop.talkoot.ledger.clearing.ClearingTransfer;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a dispute makes one side owe the other, until it is booked. It holds up no closing: what cannot be given
 * now is written down with its reason, told to who owes it, and tried again once a day or when they say so. Each
 * instance writes it down; the payer's gives it, and the other hears by the transfer or by the reason.
 */
@Singleton
public final class Owings {
    private static final Duration AGAIN = Duration.ofDays(1);

    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final AgreementRows agreements;
    private final DisputeRows disputes;
    private final EventRows eventRows;
    private final OwingRows rows;
    private final Bookings bookings;
    private final OverLine line;
    private final Clearing clearing;

    Owings(
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            AgreementRows agreements,
            DisputeRows disputes,
            EventRows eventRows,
            OwingRows rows,
            Bookings bookings,
            OverLine line,
            Clearing clearing) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.agreements = agreements;
        this.disputes = disputes;
        this.eventRows = eventRows;
        this.rows = rows;
        this.bookings = bookings;
        this.line = line;
        this.clearing = clearing;
    }

    /** What became of trying to give it. */
    private sealed interface Given {
        record InLedger(long entryId) implements Given {}

        record Sent() implements Given {}

        record Denied(String reason) implements Given {}
    }

    /** What is owed of an agreement, or was and is given. */
    public Optional<Owing> of(Agreement agreement) {
        return transactions.read(() -> rows.of(agreement.id()).map(row -> {
            var event = event(agreement, row);
            var payer = Owing.payerOf(event);
            return new Owing(
                    agreement,
                    event,
                    Bookings.withAmount(Objects.requireNonNull(event.price()), row.amount()),
                    payer,
                    stage(agreement, event, row),
                    row.reason());
        }));
    }

    private Owing.Stage stage(Agreement agreement, EconomicEvent event, OwingRows.Row row) {
        if (event.booking() == EconomicEvent.Booking.BOOKED) {
            return Owing.Stage.BOOKED;
        }
        var isOnItsWay = clearing.about(agreement.uri()).stream()
                .anyMatch(transfer -> !transfer.state().isFinal() && isOf(agreement, event, row, transfer));
        return isOnItsWay ? Owing.Stage.UNDER_WAY : Owing.Stage.OWED;
    }

    /** Who owes it tries to give it now; what is on its way or booked stays as it is. */
    public Owing again(long agreementId, long actorId) {
        return transactions.write(() -> {
            var agreement = agreements.lock(agreementId);
            var side = agreement.sideOf(actorId).orElseThrow(Owings::nothing);
            var row = rows.of(agreementId).orElseThrow(Owings::nothing);
            if (Owing.payerOf(event(agreement, row)) != side) {
                throw Refused.notAllowed("Only who owes it can give it.");
            }
            attempt(agreement, row);
            return of(agreement).orElseThrow(Owings::nothing);
        });
    }

    /** Its day has come round. */
    void lapse(long agreementId) {
        transactions.run(() -> {
            var agreement = agreements.lock(agreementId);
            rows.of(agreementId)
                    .filter(row -> row.tryAt() != null && !clock.instant().isBefore(row.tryAt()))
                    .ifPresent(row -> attempt(agreement, row));
        });
    }

    /**
     * So much is due by the end of a dispute, whose agreement is locked here.
     *
     * @param isChosen where a side takes it upon itself now: then what cannot be given is refused
     */
    void begin(Agreement agreement, EconomicEvent event, long amount, boolean isChosen) {
        rows.add(agreement.id(), event.id(), amount);
        var row = rows.of(agreement.id()).orElseThrow();
        if (agreement.of(Owing.payerOf(event)).isLocal()) {
            var given = give(agreement, event, row);
            if (isChosen && given instanceof Given.Denied denied) {
                throw Refused.conflict(denied.reason());
            }
            note(agreement, event, row, given);
            return;
        }
        // The transfer may have come before the word that the dispute is closed.
        var hasCome = clearing.about(agreement.uri()).stream()
                .anyMatch(transfer ->
                        transfer.state() == ClearingTransfer.State.COMMITTED && isOf(agreement, event, row, transfer));
        eventRows.book(event.id(), hasCome ? EconomicEvent.Booking.BOOKED : EconomicEvent.Booking.DUE, null);
    }

    /** Who owes it says elsewhere why it was not given; false where nothing is owed by that side. */
    public boolean told(long agreementId, Side by, String reason) {
        return transactions.write(() -> {
            var agreement = agreements.lock(agreementId);
            var row = rows.of(agreementId).filter(found -> Owing.payerOf(event(agreement, found)) == by);
            row.ifPresent(found -> refused(agreement, found, reason));
            return row.isPresent();
        });
    }

    /** False where it was for nothing that is owed. */
    boolean settled(ClearingTransfer transfer) {
        return answered(transfer, null);
    }

    /** It came to nothing, and that is why; false where it was for nothing that is owed. */
    boolean ended(ClearingTransfer transfer, String reason) {
        return answered(transfer, reason);
    }

    private boolean answered(ClearingTransfer transfer, @Nullable String reason) {
        var about = transfer.terms().about();
        var found = about == null
                ? Optional.<Agreement>empty()
                : agreements.one(AGREEMENT.URI.eq(about)).or(() -> agreements.one(AGREEMENT.PROPOSAL_URI.eq(about)));
        if (found.isEmpty() || rows.of(found.get().id()).isEmpty()) {
            return false;
        }
        var agreement = agreements.lock(found.get().id());
        var row = rows.of(agreement.id()).orElseThrow();
        var event = event(agreement, row);
        if (!isOf(agreement, event, row, transfer)) {
            return false;
        }
        if (reason != null) {
            refused(agreement, row, reason);
        } else {
            eventRows.book(event.id(), EconomicEvent.Booking.BOOKED, null);
            rows.booked(agreement.id());
        }
        return true;
    }

    private void attempt(Agreement agreement, OwingRows.Row row) {
        var event = event(agreement, row);
        if (event.booking() == EconomicEvent.Booking.REFUSED) {
            note(agreement, event, row, give(agreement, event, row));
        }
    }

    private void note(Agreement agreement, EconomicEvent event, OwingRows.Row row, Given given) {
        switch (given) {
            case Given.InLedger booked -> {
                eventRows.book(event.id(), EconomicEvent.Booking.BOOKED, booked.entryId());
                rows.booked(agreement.id());
            }
            case Given.Sent ignored -> {
                eventRows.book(event.id(), EconomicEvent.Booking.DUE, null);
                rows.sent(agreement.id());
            }
            case Given.Denied denied -> refused(agreement, row, denied.reason());
        }
    }

    /** Told once for each reason, not each day. */
    private void refused(Agreement agreement, OwingRows.Row row, String reason) {
        var event = event(agreement, row);
        if (event.booking() == EconomicEvent.Booking.BOOKED) {
            return;
        }
        var payer = Owing.payerOf(event);
        eventRows.book(event.id(), EconomicEvent.Booking.REFUSED, null);
        rows.refused(
                agreement.id(),
                reason,
                agreement.of(payer).isLocal() ? clock.instant().plus(AGAIN) : null);
        if (!reason.equals(row.reason())) {
            events.publish(new AgreementEvent.StillOwed(agreement, payer, reason));
        }
    }

    private Given give(Agreement agreement, EconomicEvent event, OwingRows.Row row) {
        var price = Bookings.withAmount(Objects.requireNonNull(event.price()), row.amount());
        try {
            return agreement.isAllLocal()
                    ? inLedger(agreement, event, price)
                    : overLine(agreement, event, price, row.transfers());
        } catch (Refused refused) {
            return new Given.Denied(refused.refusal().sentence());
        }
    }

    private Given overLine(Agreement agreement, EconomicEvent event, Price price, int transfers) {
        if (!(price instanceof Price.Time)) {
            return new Given.Denied("Between two instances, time is what is counted.");
        }
        var payer = Owing.payerOf(event);
        // The one before has ended when another begins: what was given is never given again.
        var key = event.uri() + " owed " + transfers;
        return line.give(agreement, agreement.of(payer), agreement.of(payer.other()), price.amount(), key)
                .<Given>map(Given.Denied::new)
                .orElseGet(Given.Sent::new);
    }

    private Given inLedger(Agreement agreement, EconomicEvent event, Price price) {
        var booked = event.mark() == EconomicEvent.Mark.REFUND
                ? takeBack(agreement, price.amount())
                : bookings.book(agreement, event, price);
        return switch (booked) {
            case Bookings.Booked.InLedger done ->
                new Given.InLedger(done.entry().id());
            case Bookings.Booked.Denied denied ->
                new Given.Denied(denied.refused().refusal().sentence());
            case Bookings.Booked.Elsewhere ignored -> throw new IllegalStateException("it is all booked here");
        };
    }

    private Bookings.Booked takeBack(Agreement agreement, long amount) {
        var paid = eventRows.of(agreement).stream()
                .filter(event -> event.entryId() != null && event.mark() != EconomicEvent.Mark.REFUND)
                .reduce((first, second) -> second)
                .orElseThrow();
        var claimant = disputes.read(agreement, Objects.requireNonNull(agreement.disputeId()))
                .claimant();
        return bookings.attemptTakeBack(
                Objects.requireNonNull(paid.entryId()), amount, agreement.of(claimant), agreement.title());
    }

    private EconomicEvent event(Agreement agreement, OwingRows.Row row) {
        return eventRows.of(agreement).stream()
                .filter(event -> event.id() == row.eventId())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOf(
            Agreement agreement, EconomicEvent event, OwingRows.Row row, ClearingTransfer transfer) {
        var payer = Owing.payerOf(event);
        var terms = transfer.terms();
        return terms.minutes() == row.amount()
                && terms.payer().equals(agreement.of(payer).uri())
                && terms.payee().equals(agreement.of(payer.other()).uri());
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
