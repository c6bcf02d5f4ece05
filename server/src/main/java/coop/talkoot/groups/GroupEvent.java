package coop.talkoot.groups;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to groups and those in them. */
public sealed interface GroupEvent extends DomainEvent {
    /** A co-op began on this instance. */
    record GroupFounded(Group group) implements GroupEvent {}

    /** A co-op of this instance is about to end: all that needs it to be there happens now. */
    record GroupEnding(Group group) implements GroupEvent {}

    /** A co-op is over; who belonged to it still does until every listener has heard. {@code by} is null elsewhere. */
    record GroupEnded(Group group, @Nullable Identity by) implements GroupEvent {}

    /** The group asked somebody by name to come in. */
    record Invited(Identity group, Identity person) implements GroupEvent {}

    /** Somebody asked to join; the group has not answered. */
    record JoinRequested(Membership membership) implements GroupEvent {}

    /** The group took somebody in. */
    record MemberJoined(Membership membership) implements GroupEvent {}

    /** The group said no to a request. */
    record JoinRefused(Membership membership) implements GroupEvent {}

    /** A member went. */
    record MemberLeft(Membership membership) implements GroupEvent {}

    /** The group ended a membership; {@code by} did it. */
    record MemberRemoved(Membership membership, Identity by) implements GroupEvent {}

    /** A vote of the group took them in or sent them away; told beside the event that says which. */
    record DecidedOnMember(Membership membership, boolean isIn, String decisionUri) implements GroupEvent {}

    /**
     * A group lives at {@code target} now, and both say so.
     *
     * @param uri name of the Move that says it
     * @param relatives the groups it belonged to, and that belonged to it, where it was of this instance
     */
    record GroupMoved(Identity group, Identity target, String uri, Collection<Identity> relatives)
            implements GroupEvent {
        public GroupMoved {
            relatives = List.copyOf(relatives);
        }
    }

    /** A member may do more or less than before. */
    record RoleChanged(Membership membership) implements GroupEvent {}
}
