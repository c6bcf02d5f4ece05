package coop.talkoot.people;

import coop.talkoot.platform.DomainEvent;

/** What can happen among people. */
public sealed interface PeopleEvent extends DomainEvent {
    /** A person, group or the server itself came to be on this instance. */
    record IdentityCreated(Identity identity) implements PeopleEvent {}

    /** Somebody of this instance changed what others see of them. */
    record ProfileChanged(Identity identity) implements PeopleEvent {}

    /** Somebody asked to follow; the followed side has not answered yet. */
    record FollowRequested(Follow follow) implements PeopleEvent {}

    /** The followed side said yes. */
    record FollowAccepted(Follow follow) implements PeopleEvent {}

    /** The followed side said no, or took its yes back. */
    record FollowRejected(Follow follow) implements PeopleEvent {}

    /** The follower took the follow back. */
    record FollowEnded(Follow follow) implements PeopleEvent {}

    /** Somebody wants nothing to do with somebody else; follows between them have ended. */
    record Blocked(Block block) implements PeopleEvent {}

    /** A block was taken back. */
    record Unblocked(Block block) implements PeopleEvent {}

    /** Somebody of this instance has told their followers that they live elsewhere now. */
    record Moved(Identity identity, Identity target) implements PeopleEvent {}
}
