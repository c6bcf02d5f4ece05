package coop.talkoot.groups.affiliation;

import coop.talkoot.groups.Group;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What can happen to a federation itself. */
public sealed interface FederationEvent extends DomainEvent {
    /** What another group asked cannot be, whoever answers for the parent: nothing was written down. */
    record JoinTurnedDown(Identity parent, Identity child, String joinUri, String because) implements FederationEvent {}

    /** What a group of this instance says of itself as a federation is other than before. */
    record TermsChanged(Group group, FederationTerms terms) implements FederationEvent {}

    /** Below a group of this instance something is other than before, which goes up from it; else above it, which goes down. */
    record TreeChanged(Identity group, boolean isUp) implements FederationEvent {}
}
