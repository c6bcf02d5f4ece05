package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.Holds;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a dispute ends: its remedy is carried out, as far as it is one of things and amounts, and its agreement settled. */
@Singleton
final class DisputeClosing {
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final DisputeRows rows;
    private final EventRows eventRows;
    private final Advance advance;
    private final Stock stock;
    private final Bookings bookings;
    private final Holds holds;

    DisputeClosing(
            DomainEvents events,
            Ids ids,
            Clock clock,
            Settings settings,
            DisputeRows rows,
            EventRows eventRows,
            Advance advance,
            Stock stock,
            Bookings bookings,
            Holds holds) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
        this.eventRows = eventRows;
        this.advance = advance;
        this.stock = stock;
        this.bookings = bookings;
        this.holds = holds;
    }

    /** Things first, the ledger last. */
    Dispute close(Dispute dispute, Remedy remedy, Dispute.Deed deed, @Nullable Identity by) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var agreement = dispute.agreement();
        rows.save(dispute.id(), new DisputeState.Closed(remedy, now), now);
        if (remedy.kind() == Remedy.Kind.RETURN) {
            stock.lock(agreement);
            stock.bringBack(agreement);
        }
        var settled = advance.take(agreement, new Step.Settle(), Advance.Taking.BY_ITSELF);
        var holdId = dispute.holdId();
        if (holdId != null) {
            holds.release(holdId);
        }
        amounts(settled, dispute, remedy);
        var closed = rows.read(settled, dispute.id());
        events.publish(new DisputeEvent(closed, deed, by));
        return closed;
    }

    private void amounts(Agreement agreement, Dispute dispute, Remedy remedy) {
        var known = eventRows.of(agreement);
        var priced = known.stream()
                .filter(event -> event.price() != null
                        && Objects.requireNonNull(event.price()).isBooked()
                        && known.stream().noneMatch(later -> Objects.equals(later.correctsId(), event.id())))
                .reduce((first, second) -> second);
        if (priced.isEmpty() || priced.get().mark() == EconomicEvent.Mark.REFUND) {
            return;
        }
        var event = priced.get();
        var amount = Bookings.amountOf(event);
        var back = remedy.backOf(amount);
        var entryId = event.entryId();
        if (entryId != null) {
            if (back > 0) {
                var claimant = agreement.of(dispute.claimant());
                var entry = bookings.takeBack(entryId, back, claimant, agreement.title());
                record(agreement, event, back, eventRows.next(agreement.id()), entry.id());
            }
        } else if (event.booking() == EconomicEvent.Booking.BOOKED) {
            if (back > 0) {
                events.publish(new AgreementEvent.TakingBackDue(agreement, event, back));
            }
        } else if (event.booking() == null && amount > back) {
            // What was never booked is, less what the remedy gives back: as if it had been booked before.
            book(agreement, event, Bookings.withAmount(Objects.requireNonNull(event.price()), amount - back));
        }
    }

    private void book(Agreement agreement, EconomicEvent event, Price price) {
        switch (bookings.book(agreement, event, price)) {
            case Bookings.Booked.InLedger booked ->
                eventRows.book(
                        event.id(), EconomicEvent.Booking.BOOKED, booked.entry().id());
            case Bookings.Booked.Denied denied -> throw denied.refused();
            case Bookings.Booked.Elsewhere ignored -> {
                eventRows.book(event.id(), EconomicEvent.Booking.DUE, null);
                events.publish(new AgreementEvent.BookingDue(agreement, event, price));
            }
        }
    }

    private void record(Agreement agreement, EconomicEvent paid, long back, int number, long entryId) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var event = new EconomicEvent(
                ids.next(),
                settings.uri("/agreements/" + agreement.id() + "/events/" + number),
                agreement.id(),
                number,
                EconomicEvent.Mark.REFUND,
                agreement.provider(),
                agreement.receiver(),
                null,
                Bookings.withAmount(Objects.requireNonNull(paid.price()), back),
                null,
                null,
                now,
                Side.PROVIDER,
                now,
                null,
                null,
                null,
                "");
        eventRows.add(event, agreement.version(), now);
        eventRows.book(event.id(), EconomicEvent.Booking.BOOKED, entryId);
    }

    /** Who the mediator is or was to be, so that they are not on the panel too. */
    static Optional<Long> mediatorOf(Dispute dispute) {
        return switch (dispute.state()) {
            case DisputeState.Answered answered ->
                Optional.ofNullable(answered.named()).map(Identity::id);
            case DisputeState.Mediation mediation ->
                Optional.of(mediation.mediator().id());
            case DisputeState.Opened ignored -> Optional.empty();
            case DisputeState.Panel ignored -> Optional.empty();
            case DisputeState.Decided ignored -> Optional.empty();
            case DisputeState.Appealed ignored -> Optional.empty();
            case DisputeState.Closed ignored -> Optional.empty();
        };
    }
}
