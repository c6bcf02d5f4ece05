package coop.talkoot.posts;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Chosen;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Written now, to be published later. What is said is checked when it is written, and once more when its time comes.
 *
 * @param refusal why it could not be published; null while it waits
 */
public record ScheduledPost(
        long id,
        Identity author,
        Draft draft,
        Instant dueAt,
        @Nullable String refusal,
        Instant createdAt) {
    /** What it says, as it was typed. */
    public record Said(
            String title, String text, String language, List<String> tags, String warning, boolean isSensitive) {
        public Said {
            tags = List.copyOf(tags);
        }

        public static Said of(String text, String language) {
            return new Said("", text, language, List.of(), "", false);
        }

        Words words() {
            return Words.typed(title, text, language, tags).behind(warning, isSensitive);
        }
    }

    /**
     * What is to be published.
     *
     * @param inReplyToId the post it answers
     * @param recipients who is named in it
     * @param fileIds files of the author's that wait for it
     * @param extra what an app wants to find again, as JSON; nothing of it is published
     */
    public record Draft(
            @Nullable Identity group,
            @Nullable Long inReplyToId,
            Audience audience,
            Said said,
            List<Identity> recipients,
            @Nullable NewPoll poll,
            List<Long> fileIds,
            @Nullable String extra) {
        private static final int LONGEST_EXTRA = 20_000;

        public Draft {
            recipients = List.copyOf(recipients);
            fileIds = List.copyOf(fileIds);
            if (extra != null && extra.length() > LONGEST_EXTRA) {
                throw Refused.invalid("extra", "There is too much beside the text.");
            }
            if (fileIds.size() > Attachments.MOST || Set.copyOf(fileIds).size() < fileIds.size()) {
                throw Refused.invalid("media", "A post has at most " + Attachments.MOST + " files, each once.");
            }
            if (poll != null && inReplyToId != null) {
                throw Refused.invalid("poll", "An answer that is published later asks nothing.");
            }
        }

        /** Just a note. */
        public static Draft of(@Nullable Identity group, Audience audience, Said said) {
            return new Draft(group, null, audience, said, List.of(), null, List.of(), null);
        }

        /** The same in other words. */
        public Draft saying(Said other) {
            return new Draft(group, inReplyToId, audience, other, recipients, poll, fileIds, extra);
        }

        List<Chosen> files() {
            return fileIds.stream().map(Chosen::of).toList();
        }
    }
}
