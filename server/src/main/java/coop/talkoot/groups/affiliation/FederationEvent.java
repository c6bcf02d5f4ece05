package coop.talkoot.groups.affiliation;

import coop.talkoot.groups.Group;
import coop.talkoot.platform.DomainEvent;

/** What can happen to a federation itself. */
public sealed interface FederationEvent extends DomainEvent {
    /** What a group of this instance says of itself as a federation is other than before. */
    record TermsChanged(Group group, FederationTerms terms) implements FederationEvent {}
}
