package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What can happen to a group's rules. */
public sealed interface CharterEvent extends DomainEvent {
    /** A version was adopted; it holds from its own day on. */
    record CharterAdopted(Identity group, Charter charter) implements CharterEvent {}

    /** A member founded a group that begins with the rules of another one. */
    record GroupForked(Fork fork) implements CharterEvent {}
}
