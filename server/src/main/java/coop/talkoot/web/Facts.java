package coop.talkoot.web;

import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.web.view.GroupFacts;
import jakarta.inject.Singleton;

/** Counts what a co-op has, as far as the visitor may see it. */
@Singleton
final class Facts {
    private final Memberships memberships;
    private final Listings listings;

    Facts(Memberships memberships, Listings listings) {
        this.memberships = memberships;
        this.listings = listings;
    }

    GroupFacts of(Identity group, Visit visit) {
        var open = listings.count(new ListingFilter(null, null, null, group.id(), null, null), visit.actorId());
        return new GroupFacts(
                memberships.countMembers(group.id()),
                open.getOrDefault(Purpose.OFFER, 0),
                open.getOrDefault(Purpose.NEED, 0));
    }
}
