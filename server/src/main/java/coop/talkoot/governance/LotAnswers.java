package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;

/** What members who live elsewhere do in drawings of groups here: by the same rules as who lives here, and by our clock. */
@Singleton
public final class LotAnswers {
    private final Transactions transactions;
    private final DomainEvents events;
    private final Lots lots;

    LotAnswers(Transactions transactions, DomainEvents events, Lots lots) {
        this.transactions = transactions;
        this.events = events;
        this.lots = lots;
    }

    /** Whether they may be drawn for panels of a group here. */
    public void take(Identity group, Identity by, LotDeed.Willing willing, LotAsk ask) {
        if (!group.isLocal()) {
            throw Refused.notFound("There is no such group here.");
        }
        transactions.run(() -> {
            lots.consent(group, by, willing.isWilling());
            events.publish(new LotAnswerEvent.AnswerTaken(group, by, ask));
        });
    }

    /** What they do in one drawing of a group here. */
    public void take(PanelLot lot, Identity by, LotDeed deed, LotAsk ask) {
        if (!lot.isLocal()) {
            throw Refused.notFound("There is no such drawing.");
        }
        transactions.run(() -> {
            switch (deed) {
                case LotDeed.Belong belong -> lots.belong(lot, by, belong.part());
                case LotDeed.Promise promise -> lots.promise(lot, by, promise.commitment());
                case LotDeed.Reveal reveal -> lots.reveal(lot, by, reveal.number());
                case LotDeed.Type type -> lots.type(lot, by, type.number());
                case LotDeed.Decline ignored -> lots.decline(lot, by);
                case LotDeed.Willing ignored ->
                    throw Refused.invalid("willing", "Who is willing says so of the group, and of no single drawing.");
            }
            events.publish(new LotAnswerEvent.AnswerTaken(lot.group(), by, ask));
        });
    }

    /** It was not taken, and nothing of it was done: its sender is to know why. */
    public void refuse(Identity group, Identity by, LotAsk ask, String sentence) {
        transactions.run(() -> events.publish(new LotAnswerEvent.AnswerNotTaken(group, by, ask, sentence)));
    }
}
