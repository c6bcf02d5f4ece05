package coop.talkoot.exchange;

import coop.talkoot.platform.DomainEvent;

/** What somebody is to be reminded of; nothing has changed by it. */
public sealed interface ReminderEvent extends DomainEvent {
    /** The listing ends within days unless its author puts that off. */
    record ListingEnding(Listing listing) implements ReminderEvent {}
}
