package coop.talkoot.web.view;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A post in a stream or a thread.
 *
 * @param content cleaned HTML; a listing shows its card instead
 * @param language tag of the language it is written in
 * @param warning what stands before the content, which is folded then; null when there is nothing
 * @param from the co-op it comes through, null where that is the co-op of the page or none
 * @param passedOnBy who announced it, null where it stands here by itself
 * @param inReplyTo what it answers, null in a thread
 * @param poll what it asks, null for what asks nothing
 * @param listing the offer or need it is, null for a note
 * @param media what hangs on it
 * @param covered the filter of the viewer's that covers it, null where none does
 */
public record PostCard(
        String id,
        String href,
        Who author,
        Markup content,
        String language,
        @Nullable String warning,
        Instant published,
        @Nullable Instant edited,
        @Nullable Who from,
        @Nullable Who passedOnBy,
        @Nullable Quote inReplyTo,
        @Nullable ListingCard listing,
        @Nullable PollCard poll,
        Media media,
        @Nullable String covered,
        Deeds deeds) {

    /** A post another one answers; {@code excerpt} is plain text. */
    public record Quote(String author, String excerpt, String href) {}

    /**
     * What the viewer can do with a post; null where they cannot. Actions are addresses of POST forms without fields.
     *
     * @param replies how many answered it
     * @param likes how many thank for it
     * @param passedOn how many passed it on
     * @param replyHref where to answer
     * @param likeAction where liking is toggled
     * @param passOnAction where passing on is toggled
     * @param deleteAction where its author takes it back
     * @param bookmarkAction where keeping it is toggled
     * @param pinAction where its author puts it at the top of their page, or takes it down
     */
    public record Deeds(
            int replies,
            int likes,
            int passedOn,
            boolean isLiked,
            boolean isPassedOn,
            @Nullable String replyHref,
            @Nullable String likeAction,
            @Nullable String passOnAction,
            @Nullable String deleteAction,
            boolean isBookmarked,
            @Nullable String bookmarkAction,
            boolean isPinned,
            @Nullable String pinAction) {
        public static Deeds none() {
            return new Deeds(0, 0, 0, false, false, null, null, null, null, false, null, false, null);
        }
    }
}
