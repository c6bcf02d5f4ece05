package coop.talkoot.exchange;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import org.jspecify.annotations.Nullable;

/** An offer or need a member of a group wants to publish. */
public record NewListing(Identity author, Identity group, Audience audience, Words words, Terms terms) {
    public NewListing {
        if (audience != Audience.PUBLIC && audience != Audience.GROUP) {
            throw Refused.invalid("audience", "An offer or need is for everybody or for the group's members.");
        }
        checkTitle(words);
    }

    static void checkTitle(@Nullable Words words) {
        if (words == null || words.title().isBlank()) {
            throw Refused.invalid("title", "Give it a title that says what it is.");
        }
    }
}
