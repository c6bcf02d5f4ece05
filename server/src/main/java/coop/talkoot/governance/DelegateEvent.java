package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvent;

/** What happens to those whom groups send to their federations. */
public sealed interface DelegateEvent extends DomainEvent {
    /** A group has sent somebody. */
    record DelegateSent(Delegate delegate) implements DelegateEvent {}

    /** A term was ended before its day, but for those whom a new delegation replaced: that says so itself. */
    record DelegateEnded(Delegate delegate) implements DelegateEvent {}

    /**
     * What a group elsewhere said of its delegates was not taken by the federation here.
     *
     * @param deed id of the activity in which it said so
     * @param because why not, in words for that group
     */
    record DelegateNotTaken(Identity child, Identity parent, String deed, String because) implements DelegateEvent {}

    /** Somebody here lays down the office they hold for a group elsewhere, which is to hear of it. */
    record OfficeLaidDown(FarOffice office) implements DelegateEvent {}
}
