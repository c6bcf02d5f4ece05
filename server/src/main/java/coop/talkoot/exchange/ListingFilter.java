package coop.talkoot.exchange;

import coop.talkoot.posts.Timelines;
import org.jspecify.annotations.Nullable;

/** What somebody is looking for; whatever is null does not matter. {@code words} are searched in title and text. */
public record ListingFilter(
        @Nullable String words,
        @Nullable Purpose purpose,
        @Nullable ExchangeKind kind,
        @Nullable Long groupId,
        @Nullable Long authorId,
        @Nullable String tag) {
    /** Everything open. */
    public static final ListingFilter ALL = new ListingFilter(null, null, null, null, null, null);

    Timelines.Filter ofPost() {
        return new Timelines.Filter(words, groupId, authorId, tag);
    }
}
