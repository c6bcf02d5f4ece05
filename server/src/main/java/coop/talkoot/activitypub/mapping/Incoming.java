package coop.talkoot.activitypub.mapping;

import coop.talkoot.documents.RemoteEmoji;
import coop.talkoot.documents.RemoteFile;
import coop.talkoot.exchange.Terms;
import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.FarDecision;
import coop.talkoot.governance.Motion;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.FarPoll;
import coop.talkoot.posts.Words;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object of another server means here. */
public sealed interface Incoming {
    /** Somebody says something, and may ask something to be answered by choosing. */
    record IncomingNote(
            Envelope envelope, Words words, @Nullable FarPoll poll) implements Incoming {}

    /** Somebody offers or needs something. */
    record IncomingListing(Envelope envelope, Words words, Terms terms) implements Incoming {}

    /** A member puts something to a group. */
    record IncomingMotion(Envelope envelope, Words words, Ask ask) implements Incoming {}

    /**
     * A group votes.
     *
     * @param motion id of what it is about, as far as it says
     * @param putOff why its close was put off; null when it was not
     */
    record IncomingDecision(
            Envelope envelope,
            Words words,
            @Nullable String motion,
            FarDecision vote,
            @Nullable PutOff putOff) implements Incoming {}

    /** The close was put off, by somebody of this id. */
    record PutOff(@Nullable String by, String because) {}

    /** A group says in words what a vote came to; the count itself is signed, and comes by itself. */
    record IncomingResult(Envelope envelope, Words words, String tally) implements Incoming {}

    /**
     * What a motion asks beside its words.
     *
     * @param subject id of whom it is about
     * @param affiliating what is to become of the two groups, where the subject is one
     * @param sends whom it sends to a group above, or that it sends the subject no more
     */
    record Ask(
            Motion.Type type,
            @Nullable String subject,
            @Nullable Bylaws amendment,
            List<String> options,
            int seats,
            @Nullable Affiliating affiliating,
            @Nullable Sends sends) {
        public Ask {
            options = List.copyOf(options);
        }

        /** Of a text that only says something. */
        static Ask of(Motion.Type type) {
            return new Ask(type, null, null, List.of(), 1, null, null);
        }
    }

    /**
     * Delegates, all by their ids.
     *
     * @param drawn how many are drawn by lot; 0 where there are candidates
     * @param months how long they serve; 0 where one is recalled
     */
    record Sends(String parent, List<String> candidates, int drawn, int months) {
        public Sends {
            candidates = List.copyOf(candidates);
        }
    }

    /** Nothing we keep; the reason is for the log. */
    record Unsupported(String reason) implements Incoming {}

    /**
     * What goes around the words.
     *
     * @param uri id of the object; its host is the caller's to compare with the sender's
     * @param author id of who it is attributed to; null when it names nobody, who then is whoever sent it
     * @param url page for people; the id when none was given
     * @param audience DIRECT also for what goes to followers only, and GROUP only when {@code group} is named: see
     *     {@link #audienceFor}
     * @param group id of the group it says it is for
     * @param recipients ids it is addressed to or mentions, the public left out: actors and collections alike
     * @param files what hangs on it and can be shown
     * @param emojis what its author's server says words between colons stand for
     * @param raw the object as it came, with its context
     */
    record Envelope(
            String uri,
            @Nullable String author,
            String url,
            Audience audience,
            @Nullable String group,
            List<String> recipients,
            @Nullable String inReplyTo,
            @Nullable Instant published,
            @Nullable Instant updated,
            List<RemoteFile> files,
            List<RemoteEmoji> emojis,
            String raw) {
        public Envelope {
            files = List.copyOf(files);
            emojis = List.copyOf(emojis);
            recipients = List.copyOf(recipients);
        }

        /**
         * Who may read it, once the author is known.
         *
         * @param followers the collection of the author's followers
         * @param isInGroup whether the group it names is one of the author's
         */
        public Audience audienceFor(@Nullable String followers, boolean isInGroup) {
            return switch (audience) {
                case PUBLIC, UNLISTED, FOLLOWERS -> audience;
                case GROUP -> isInGroup ? Audience.GROUP : narrowed(followers);
                case DIRECT -> narrowed(followers);
            };
        }

        private Audience narrowed(@Nullable String followers) {
            return followers != null && recipients.contains(followers) ? Audience.FOLLOWERS : Audience.DIRECT;
        }
    }
}
