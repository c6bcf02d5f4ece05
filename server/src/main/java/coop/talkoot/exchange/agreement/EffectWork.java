package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what a step brings about, in its transaction. Things first, the ledger last: that is the order of locks, and
 * whoever posts does it once and last.
 */
@Singleton
final class EffectWork {
    private final DomainEvents events;
    private final Ids ids;
    private final Settings settings;
    private final Stock stock;
    private final Reservations reservations;
    private final EventRows eventRows;
    private final Bookings bookings;
    private final DisputeOpening disputes;

    EffectWork(
            DomainEvents events,
            Ids ids,
            Settings settings,
            Stock stock,
            Reservations reservations,
            EventRows eventRows,
            Bookings bookings,
            DisputeOpening disputes) {
        this.events = events;
        this.ids = ids;
        this.settings = settings;
        this.stock = stock;
        this.reservations = reservations;
        this.eventRows = eventRows;
        this.bookings = bookings;
        this.disputes = disputes;
    }

    /** A booking that was asked for, and what came of it. */
    record Booking(EconomicEvent event, Price price, Bookings.Booked result) {}

    /** What was done. */
    record Done(
            List<EconomicEvent> recorded,
            List<EconomicEvent> confirmed,
            @Nullable Booking booking,
            @Nullable Long disputeId) {}

    Done carryOut(Agreement agreement, List<Effect> effects, TakenStep taken, Origin origin) {
        if (effects.isEmpty()) {
            return new Done(List.of(), List.of(), null, null);
        }
        stock.lock(agreement);
        var known = new ArrayList<>(eventRows.of(agreement));
        var before = known.size();
        var confirmed = new ArrayList<EconomicEvent>();
        for (var effect : effects) {
            if (effect instanceof Effect.Happened happened) {
                known.add(record(agreement, happened, known, taken, origin));
            } else if (effect instanceof Effect.ConfirmEvents by) {
                confirmed.addAll(confirm(known, by.by(), taken));
            } else {
                thing(agreement, effect);
            }
        }
        var recorded = List.copyOf(known.subList(before, known.size()));
        var booking = inLedger(agreement, effects, known, taken);
        return new Done(recorded, confirmed, booking, disputed(agreement, effects, known, taken));
    }

    /** What the effects of a step do to things, done once more. */
    void things(Agreement agreement, List<Effect> effects) {
        effects.forEach(effect -> thing(agreement, effect));
    }

    /** Nothing is promised, held or gone for this agreement any more. */
    void clear(Agreement agreement, boolean hasSwitched) {
        stock.lock(agreement);
        reservations.free(agreement);
        stock.release(agreement);
        if (hasSwitched) {
            stock.bringBack(agreement);
        } else {
            stock.giveBack(agreement);
        }
    }

    private void thing(Agreement agreement, Effect effect) {
        switch (effect) {
            case Effect.Reserve reserve -> {
                if (agreement.terms() instanceof AgreementTerms.Loan loan) {
                    reservations.reserve(agreement, loan, reserve.from(), reserve.until(), Patience.USUAL);
                }
            }
            case Effect.Free ignored -> reservations.free(agreement);
            case Effect.HoldStock hold -> stock.hold(agreement, hold);
            case Effect.ReleaseStock ignored -> stock.release(agreement);
            case Effect.TakeStock ignored -> stock.take(agreement);
            case Effect.ReturnStock ignored -> stock.giveBack(agreement);
            case Effect.SwitchOwner ignored -> stock.switchOwner(agreement, Effect.Thing.PRIMARY);
            case Effect.SwapOwners ignored -> {
                stock.switchOwner(agreement, Effect.Thing.PRIMARY);
                stock.switchOwner(agreement, Effect.Thing.COUNTER);
            }
            case Effect.Happened ignored -> {}
            case Effect.ConfirmEvents ignored -> {}
            case Effect.OpenDispute ignored -> {}
            case Effect.Book ignored -> {}
            case Effect.TakeBack ignored -> {}
        }
    }

    private @Nullable Long disputed(
            Agreement agreement, List<Effect> effects, List<EconomicEvent> known, TakenStep taken) {
        for (var effect : effects) {
            if (effect instanceof Effect.OpenDispute opened) {
                return disputes.open(agreement, opened, known, taken);
            }
        }
        return null;
    }

    private @Nullable Booking inLedger(
            Agreement agreement, List<Effect> effects, List<EconomicEvent> known, TakenStep taken) {
        for (var effect : effects) {
            if (effect instanceof Effect.Book book) {
                return book(agreement, last(known), book.price());
            }
            if (effect instanceof Effect.TakeBack) {
                takeBack(agreement, known, taken);
            }
        }
        return null;
    }

    private Booking book(Agreement agreement, EconomicEvent event, Price price) {
        var result = bookings.book(agreement, event, price);
        switch (result) {
            case Bookings.Booked.InLedger booked ->
                eventRows.book(
                        event.id(), EconomicEvent.Booking.BOOKED, booked.entry().id());
            case Bookings.Booked.Denied ignored -> eventRows.book(event.id(), EconomicEvent.Booking.REFUSED, null);
            case Bookings.Booked.Elsewhere ignored -> eventRows.book(event.id(), EconomicEvent.Booking.DUE, null);
        }
        return new Booking(event, price, result);
    }

    /** What was booked for this agreement, all of it. */
    private void takeBack(Agreement agreement, List<EconomicEvent> known, TakenStep taken) {
        var booked = known.stream()
                .filter(event -> event.booking() == EconomicEvent.Booking.BOOKED)
                .reduce((first, second) -> second)
                .orElseThrow(() -> Refused.conflict("Nothing is booked that could be given back."));
        var amount = Objects.requireNonNull(booked.price()).amount();
        var entryId = booked.entryId();
        if (entryId == null) {
            events.publish(new AgreementEvent.TakingBackDue(agreement, booked, amount));
            return;
        }
        var by = Objects.requireNonNull(taken.by());
        var back = bookings.takeBack(entryId, amount, by, agreement.title());
        eventRows.book(last(known).id(), EconomicEvent.Booking.BOOKED, back.id());
    }

    private static EconomicEvent last(List<EconomicEvent> known) {
        return known.stream()
                .filter(event -> event.price() != null)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private EconomicEvent record(
            Agreement agreement, Effect.Happened happened, List<EconomicEvent> known, TakenStep taken, Origin origin) {
        var number = eventRows.next(agreement.id());
        var giver = giver(happened);
        var corrected = known.stream()
                .filter(event -> event.mark() == EconomicEvent.Mark.TIME_CREDIT
                        && happened.mark() == EconomicEvent.Mark.TIME_CREDIT
                        && event.confirmedAt() == null
                        && known.stream().noneMatch(later -> Objects.equals(later.correctsId(), event.id())))
                .findFirst();
        var event = new EconomicEvent(
                ids.next(),
                origin instanceof Origin.Remote remote
                        ? remote.uri()
                        : settings.uri("/agreements/" + agreement.id() + "/events/" + number),
                agreement.id(),
                number,
                happened.mark(),
                agreement.of(giver),
                agreement.of(giver.other()),
                happened.price() == null ? quantity(agreement, happened.by()) : null,
                happened.price(),
                happened.condition(),
                happened.mark() == EconomicEvent.Mark.LOAN && agreement.terms() instanceof AgreementTerms.Loan loan
                        ? loan.until()
                        : null,
                happened.at(),
                happened.by(),
                happened.isConfirmed() ? taken.at() : null,
                null,
                null,
                corrected.map(EconomicEvent::id).orElse(null),
                taken.step() instanceof Step.OfParty party ? party.evidence().words() : "");
        eventRows.add(event, taken.number(), taken.at());
        return event;
    }

    /** From whom it went. */
    private static Side giver(Effect.Happened happened) {
        return switch (happened.mark()) {
            case LOAN, GIFT, TIME_CREDIT, PURCHASE, REFUND -> Side.PROVIDER;
            case LOAN_RETURN, PAYMENT -> Side.RECEIVER;
            case EXCHANGE -> happened.by();
        };
    }

    private static Measure quantity(Agreement agreement, Side by) {
        return switch (agreement.terms()) {
            case AgreementTerms.Loan loan -> loan.quantity();
            case AgreementTerms.Gift gift -> gift.quantity();
            case AgreementTerms.Exchange exchange ->
                by == Side.PROVIDER ? exchange.quantity() : exchange.counterQuantity();
            case AgreementTerms.Purchase purchase -> purchase.quantity();
            case AgreementTerms.Payment ignored -> Measure.pieces(1);
            case AgreementTerms.TimeCredit ignored -> Measure.pieces(1);
        };
    }

    private List<EconomicEvent> confirm(List<EconomicEvent> known, Side by, TakenStep taken) {
        var said = known.stream()
                .filter(event -> event.recordedBy() == by.other() && event.confirmedAt() == null)
                .filter(event -> known.stream().noneMatch(later -> Objects.equals(later.correctsId(), event.id())))
                .toList();
        said.forEach(event -> eventRows.confirm(event, taken.at()));
        return said;
    }
}
