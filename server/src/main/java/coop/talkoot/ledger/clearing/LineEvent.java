package coop.talkoot.ledger.clearing;

import coop.talkoot.platform.DomainEvent;

/** What can happen on lines between co-ops. */
public sealed interface LineEvent extends DomainEvent {
    TrustLine line();

    /** A group here says what it accepts: the partner is to know. */
    record LimitStated(TrustLine line) implements LineEvent {}

    /** Something is to be said to the partner. */
    record MessageDue(TrustLine line, LineMessage message) implements LineEvent {}

    /** The partner is to hear both our chains, and to say its own where {@code isAsking}. */
    record StatementDue(TrustLine line, LineStatement ours, boolean isAsking) implements LineEvent {}

    /** It moved: booked here. */
    record TransferSettled(TrustLine line, ClearingTransfer transfer) implements LineEvent {}

    /** It came to nothing: expired or rejected, and nothing is set aside for it any more. */
    record TransferEnded(TrustLine line, ClearingTransfer transfer) implements LineEvent {}

    /** The two sides differ; nothing goes over it until who keeps the accounts has looked. */
    record LineSuspended(TrustLine line) implements LineEvent {}
}
