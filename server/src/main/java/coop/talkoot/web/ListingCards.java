package coop.talkoot.web;

import coop.talkoot.exchange.Listing;
import coop.talkoot.posts.Post;
import coop.talkoot.web.view.KindLook;
import coop.talkoot.web.view.ListingCard;
import coop.talkoot.web.view.ListingState;
import coop.talkoot.web.view.PurposeLook;
import coop.talkoot.web.view.Terms;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws offers and needs as cards. */
@Singleton
final class ListingCards {
    private static final int EXCERPT = 280;

    private final Names names;
    private final Clock clock;

    ListingCards(Names names, Clock clock) {
        this.names = names;
        this.clock = clock;
    }

    List<ListingCard> all(List<Listing> listings, @Nullable Long placeId) {
        return listings.stream().map(listing -> one(listing, placeId)).toList();
    }

    /** {@code placeId} is the co-op of the page, which cards need not name. */
    ListingCard one(Listing listing, @Nullable Long placeId) {
        var post = listing.post();
        return new ListingCard(
                names.href(post),
                PurposeLook.valueOf(listing.terms().purpose().name()),
                names.who(post.author()),
                post.title(),
                excerpt(post),
                terms(listing.terms()),
                state(listing),
                names.other(post.group(), placeId));
    }

    /** An offer or need by its title, then the first words. */
    static String titled(Post post) {
        return post.title().isBlank() ? excerpt(post) : post.title() + ": " + excerpt(post);
    }

    static String excerpt(Post post) {
        // what is folded there is not told here
        var line = (post.warning().isBlank() ? post.text() : post.warning())
                .replaceAll("\\s+", " ")
                .strip();
        if (line.codePointCount(0, line.length()) <= EXCERPT) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, EXCERPT)) + "…";
    }

    private ListingState state(Listing listing) {
        return switch (listing.state()) {
            case WITHDRAWN -> ListingState.WITHDRAWN;
            case ARCHIVED -> ListingState.ARCHIVED;
            case OPEN -> listing.isOpenAt(clock.instant()) ? ListingState.OPEN : ListingState.EXPIRED;
        };
    }

    private static Terms terms(coop.talkoot.exchange.Terms terms) {
        var quantity = terms.quantity();
        return new Terms(
                KindLook.valueOf(terms.kind().name()),
                quantity == null ? null : quantity.value(),
                quantity == null ? "" : quantity.unit(),
                terms.inReturn(),
                terms.place(),
                terms.due(),
                terms.openUntil());
    }
}
