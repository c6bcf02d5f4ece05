package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What can happen to what federations advise. */
public sealed interface PolicyEvent extends DomainEvent {
    /** A federation here, or one elsewhere that groups here belong to, advises something new. */
    record PoliciesPublished(PolicyVersion version) implements PolicyEvent {}

    /** A group has taken a part of it on. */
    record PolicyAdopted(Adoption adoption, PolicyVersion version) implements PolicyEvent {}

    /** Somebody who keeps this server blocks what it advises to block, on behalf of a group here. */
    record DomainsAdopted(Identity child, PolicyVersion version, Identity keeper) implements PolicyEvent {}

    /** A coordinator of a group here asks who keeps this server to do so. */
    record DomainsAsked(Identity child, PolicyVersion version, Identity by) implements PolicyEvent {}
}
