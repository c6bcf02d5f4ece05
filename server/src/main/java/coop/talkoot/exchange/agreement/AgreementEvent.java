package coop.talkoot.exchange.agreement;

import coop.talkoot.platform.DomainEvent;
import java.util.List;

/** What can happen to an agreement, whichever side and instance it comes from. */
public sealed interface AgreementEvent extends DomainEvent {
    Agreement agreement();

    /** Somebody wants to agree on something. */
    record AgreementProposed(Agreement agreement, TakenStep step) implements AgreementEvent {}

    /**
     * It went on.
     *
     * @param before as it was
     * @param recorded what is said to have happened by this step
     * @param confirmed what was said before, and is so by this step
     */
    record StepTaken(
            Agreement before,
            Agreement agreement,
            TakenStep step,
            List<EconomicEvent> recorded,
            List<EconomicEvent> confirmed)
            implements AgreementEvent {
        public StepTaken {
            recorded = List.copyOf(recorded);
            confirmed = List.copyOf(confirmed);
        }
    }

    /**
     * The other instance does not take what a side here did, and all is as before; or, where it cannot be, stays as it is.
     *
     * @param step what was done
     * @param line what the history says of it now
     */
    record StepNotTaken(Agreement before, Agreement agreement, TakenStep step, TakenStep line)
            implements AgreementEvent {}

    /**
     * Ledgers of two instances are to book it: whoever does that says {@code Agreements.booked} or {@code bookingRefused}.
     */
    record BookingDue(Agreement agreement, EconomicEvent event, Price price) implements AgreementEvent {}

    /** What two instances booked is to be taken back, so much of it. */
    record TakingBackDue(Agreement agreement, EconomicEvent event, long amount) implements AgreementEvent {}

    /** What a dispute's end makes that side owe could not be given, and that is why. */
    record StillOwed(Agreement agreement, Side payer, String reason) implements AgreementEvent {}

    /** What is due comes soon, or is past. */
    record Reminded(Agreement agreement, Deadline deadline, boolean isPast) implements AgreementEvent {}
}
