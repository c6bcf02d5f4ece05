package coop.talkoot.posts;

import coop.talkoot.people.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of everything people see and answer.
 *
 * @param uri ActivityPub id
 * @param url the page about it, on its own instance
 * @param group the group it was written in, if any
 * @param rootId id of the post its thread began with; its own id when it began one
 * @param text the words as typed, or as taken from remote HTML
 * @param contentHtml sanitised HTML of the text, without the title
 * @param warning what stands before it, for who would rather not read on; empty when there is nothing
 * @param isSensitive whether what hangs on it is covered at first
 * @param raw a remote object as it came; null for our own
 */
public record Post(
        long id,
        String uri,
        String url,
        boolean isLocal,
        Kind kind,
        Identity author,
        @Nullable Identity group,
        @Nullable Long inReplyToId,
        @Nullable String inReplyToUri,
        long rootId,
        Audience audience,
        String title,
        String text,
        String contentHtml,
        String language,
        String warning,
        boolean isSensitive,
        Instant publishedAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt,
        List<String> tags,
        List<Identity> recipients,
        Counts counts,
        @Nullable String raw) {
    /** Which room says more about it. */
    public enum Kind {
        NOTE,
        LISTING,
        /** A member's text put to their group. */
        MOTION,
        /** The group's vote on it, by the group itself. */
        DECISION,
        /** How a vote came out, by the group itself. */
        RESULT
    }

    /** How many answers, favourites and announces are known here. */
    public record Counts(int replies, int favourites, int announces) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    public Post {
        tags = List.copyOf(tags);
        recipients = List.copyOf(recipients);
    }

    public boolean isDeleted() {
        return deletedAt != null;
    }

    public boolean isReply() {
        return inReplyToUri != null;
    }
}
