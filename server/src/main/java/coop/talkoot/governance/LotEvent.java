package coop.talkoot.governance;

import coop.talkoot.platform.DomainEvent;

/** What can happen to the drawing of a panel. */
public sealed interface LotEvent extends DomainEvent {
    PanelLot lot();

    /** It was announced; promises can be made. */
    record LotBegun(PanelLot lot) implements LotEvent {}

    /** The pool is frozen; promises are to be kept. */
    record PoolFrozen(PanelLot lot) implements LotEvent {}

    /** The panel is drawn. */
    record LotDrawn(PanelLot lot) implements LotEvent {}

    /** Too few kept their promise. */
    record LotFailed(PanelLot lot) implements LotEvent {}

    /** Somebody who was drawn does not wish to serve; the next of the order does. */
    record SeatDeclined(PanelLot lot, long declinedId) implements LotEvent {}

    /** Somebody promised a number, showed theirs, or typed the public one. */
    record LotChanged(PanelLot lot) implements LotEvent {}

    /** Its group, of another server, says how it stands. */
    record LotHeard(PanelLot lot) implements LotEvent {}
}
