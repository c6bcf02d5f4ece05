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
    private final Owings owings;
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
            Owings owings,
            Holds holds) {
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.rows = rows;
        this.eventRows = eventRows;
        this.advance = advance;
        this.stock = stock;
        this.owings = owings;
        this.holds = holds;
    }

    /** Things first, the ledger last. Only what the two agree on must be given now; what is decided closes, and is owed. */
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
        var closed = rows.read(settled, dispute.id());
        events.publish(new DisputeEvent(closed, deed, by));
        amounts(settled, remedy, deed == Dispute.Deed.ACCEPT_OFFER);
        return closed;
    }

    /** What was being booked when it closed has an answer now: the remedy is of that. */
    void late(Agreement agreement) {
        var disputeId = agreement.disputeId();
        if (disputeId != null && rows.read(agreement, disputeId).state() instanceof DisputeState.Closed closed) {
            amounts(agreement, closed.remedy(), false);
        }
    }

    /** As if all had been booked before, and the remedy given back of it. */
    private void amounts(Agreement agreement, Remedy remedy, boolean isChosen) {
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
        if (event.booking() == EconomicEvent.Booking.BOOKED) {
            if (back > 0) {
                owings.begin(agreement, refund(agreement, event, back), back, isChosen);
            }
        } else if (event.booking() != EconomicEvent.Booking.DUE && amount > back) {
            owings.begin(agreement, event, amount - back, isChosen);
        }
    }

    private EconomicEvent refund(Agreement agreement, EconomicEvent paid, long back) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var number = eventRows.next(agreement.id());
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
        return event;
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
