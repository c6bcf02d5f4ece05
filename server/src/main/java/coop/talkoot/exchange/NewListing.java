package coop.talkoot.exchange;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import org.jspecify.annotations.Nullable;

/**
 * An offer or need a member of a group wants to publish.
 *
 * @param resourceId the author's thing that it is about; null for a new one, or none
 * @param categoryId the group's shelf it goes on
 */
public record NewListing(
        Identity author,
        Identity group,
        Audience audience,
        Words words,
        Terms terms,
        @Nullable Long resourceId,
        @Nullable Long categoryId) {
    public NewListing {
        if (audience != Audience.PUBLIC && audience != Audience.GROUP) {
            throw Refused.invalid("audience", "An offer or need is for everybody or for the group's members.");
        }
        checkTitle(words);
        checkPrice(terms);
        if (resourceId != null && !isOfThing(terms)) {
            throw Refused.invalid("thing", "Only an offer of a thing is about one of your things.");
        }
    }

    /** On no shelf, and about nothing that is kept already. */
    public NewListing(Identity author, Identity group, Audience audience, Words words, Terms terms) {
        this(author, group, audience, words, terms, null, null);
    }

    static void checkTitle(@Nullable Words words) {
        if (words == null || words.title().isBlank()) {
            throw Refused.invalid("title", "Give it a title that says what it is.");
        }
    }

    /** Whether it has a thing of the author's behind it. */
    static boolean isOfThing(Terms terms) {
        return terms.purpose() == Purpose.OFFER && terms.subject() instanceof Subject.Item;
    }

    /** Who buys knows the price before. */
    static void checkPrice(Terms terms) {
        if (terms.kind() == ExchangeKind.PURCHASE
                && terms.purpose() == Purpose.OFFER
                && terms.subject() instanceof Subject.Item item
                && item.features().value() == null) {
            throw Refused.invalid("value", "What is sold has a price for each piece.");
        }
    }
}
