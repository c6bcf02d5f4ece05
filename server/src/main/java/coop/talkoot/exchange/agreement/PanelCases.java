package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Disputes of two other co-ops, as somebody of this instance sees them who was drawn for their panel. */
@Singleton
public final class PanelCases {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final PanelDrawRows rows;
    private final PanelSeats seats;

    PanelCases(Transactions transactions, DomainEvents events, Clock clock, PanelDrawRows rows, PanelSeats seats) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.seats = seats;
    }

    /** For who was drawn, as long as the panel is asked; for anybody else it is as if it were not there. */
    public PanelDraw require(long id, long viewerId) {
        return transactions.read(
                () -> rows.find(id).filter(draw -> isOf(draw, viewerId)).orElseThrow(PanelCases::nothing));
    }

    /** What they think right; said again it takes the place of what they said before, until two of the three agree. */
    public void vote(long id, Identity by, Remedy remedy, Evidence evidence) {
        transactions.run(() -> {
            var draw = rows.lock(id).filter(found -> isOf(found, by.id())).orElseThrow(PanelCases::nothing);
            if (!clock.instant().isBefore(draw.until())) {
                throw Refused.conflict("The time of this panel is over.");
            }
            rows.vote(id, remedy);
            events.publish(new PanelEvent.Voted(draw, by, remedy, evidence));
        });
    }

    /** They do not wish to serve, and have said nothing yet: the next in the order of the lot is asked. */
    public void decline(long id, Identity by) {
        transactions.run(() -> {
            var draw = rows.lock(id).filter(found -> isOf(found, by.id())).orElseThrow(PanelCases::nothing);
            PanelSeats.requireSilent(draw.remedy());
            if (!clock.instant().isBefore(draw.until())) {
                throw Refused.conflict("The time of this panel is over.");
            }
            var next = seats.passOn(draw).orElse(null);
            rows.asked(id, next == null ? null : next.id());
            if (next != null) {
                events.publish(new PanelEvent.Asked(rows.find(id).orElseThrow(), next));
            }
        });
    }

    private static boolean isOf(PanelDraw draw, long viewerId) {
        var panelist = draw.panelist();
        return panelist != null && panelist.id() == viewerId && draw.state() == PanelDraw.State.DRAWN;
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
