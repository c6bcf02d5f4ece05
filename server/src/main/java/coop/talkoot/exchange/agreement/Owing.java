package coop.talkoot.exchange.agreement;

import coop.talkoot.people.Identity;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a dispute makes one side owe the other, and what became of that.
 *
 * @param event what is booked by it
 * @param price how much it is: for disputed work, less than the event says where a part was remitted
 * @param payer the side that owes it
 * @param reason why it could not be given the last time; null when that is not known or never was refused
 */
public record Owing(
        Agreement agreement,
        EconomicEvent event,
        Price price,
        Side payer,
        Stage stage,
        @Nullable String reason) {
    /** How far it has come. */
    public enum Stage {
        /** It could not be given, and is tried again. */
        OWED,
        /** It is being given over a line. */
        UNDER_WAY,
        /** It stands in the ledger. */
        BOOKED
    }

    /** Whether it was paid before and goes back. */
    public boolean isBack() {
        return event.mark() == EconomicEvent.Mark.REFUND;
    }

    public Identity from() {
        return agreement.of(payer);
    }

    public Identity to() {
        return agreement.of(payer.other());
    }

    static Side payerOf(EconomicEvent event) {
        return event.mark() == EconomicEvent.Mark.REFUND ? Side.PROVIDER : Side.RECEIVER;
    }
}
