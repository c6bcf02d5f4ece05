package coop.talkoot.people;

import coop.talkoot.platform.DomainEvent;

/** What can happen to a login that others must follow: who hands out tokens of their own takes them back here. */
public sealed interface LoginEvent extends DomainEvent {
    /** Everything but at most one browser was signed out: by a new password, by choice, or by a suspension. */
    record SignedOut(long loginId) implements LoginEvent {}
}
