package coop.talkoot.governance;

import coop.talkoot.platform.DomainEvent;

/** What can happen to vetoes. */
public sealed interface VetoEvent extends DomainEvent {
    record VetoCast(Decision decision, Veto veto) implements VetoEvent {}

    record VetoWithdrawn(Decision decision, Veto veto) implements VetoEvent {}
}
