package coop.talkoot.exchange.agreement;

import coop.talkoot.ledger.Holds;
import coop.talkoot.platform.DomainEvents;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a dispute begins: the claim is written down, and what is disputed of a balance is held. */
@Singleton
final class DisputeOpening {
    /** To answer a claim. */
    static final Duration ANSWER = Duration.ofDays(7);

    private final DomainEvents events;
    private final DisputeRows rows;
    private final Holds holds;

    DisputeOpening(DomainEvents events, DisputeRows rows, Holds holds) {
        this.events = events;
        this.rows = rows;
        this.holds = holds;
    }

    long open(Agreement agreement, Effect.OpenDispute opened, List<EconomicEvent> known, TakenStep taken) {
        var until = taken.at().plus(ANSWER);
        var id = rows.insert(agreement, opened, taken.at(), until, hold(agreement, known));
        var claimant = agreement.of(opened.claimant());
        rows.say(id, claimant, Dispute.Deed.CLAIM, opened.claim(), taken.at());
        events.publish(new DisputeEvent(rows.read(agreement, id), Dispute.Deed.CLAIM, claimant));
        return id;
    }

    /** The amount, not the account: everything else of it moves on. */
    private @Nullable Long hold(Agreement agreement, List<EconomicEvent> known) {
        return known.stream()
                .filter(event -> event.entryId() != null && event.mark() != EconomicEvent.Mark.REFUND)
                .reduce((first, second) -> second)
                .flatMap(event -> Bookings.unitOf(event)
                        .map(unitId -> holds.hold(
                                unitId, agreement.provider().id(), Bookings.amountOf(event), agreement.title())))
                .orElse(null);
    }
}
