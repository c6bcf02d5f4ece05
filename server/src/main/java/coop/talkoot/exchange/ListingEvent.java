package coop.talkoot.exchange;

import coop.talkoot.platform.DomainEvent;

/** What can happen to an offer or need, of this instance or taken in from another. */
public sealed interface ListingEvent extends DomainEvent {
    Listing listing();

    /** It was published here or came in. */
    record ListingPublished(Listing listing) implements ListingEvent {}

    /** Its words or terms are other ones now, or it rests, or is open again: as the listing says. */
    record ListingEdited(Listing listing) implements ListingEvent {}

    /** It was taken back; the listing is what is left. */
    record ListingWithdrawn(Listing listing) implements ListingEvent {}
}
