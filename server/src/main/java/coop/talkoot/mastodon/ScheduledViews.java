package coop.talkoot.mastodon;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.mastodon.view.MastodonAttachment;
import coop.talkoot.mastodon.view.MastodonScheduled;
import coop.talkoot.mastodon.view.MastodonTime;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.NewPoll;
import coop.talkoot.posts.ScheduledPost;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws statuses to come as programs see them. */
@Singleton
final class ScheduledViews {
    private final Attachments attachments;

    ScheduledViews(Attachments attachments) {
        this.attachments = attachments;
    }

    MastodonScheduled of(Identity author, ScheduledPost post) {
        return all(author, List.of(post)).getFirst();
    }

    /** A page of them, whose files are asked for at once. */
    List<MastodonScheduled> all(Identity author, List<ScheduledPost> posts) {
        var fileIds =
                posts.stream().flatMap(post -> post.draft().fileIds().stream()).toList();
        var waiting = attachments.waiting(author, fileIds);
        return posts.stream().map(post -> draw(post, waiting)).toList();
    }

    private static MastodonScheduled draw(ScheduledPost post, Map<Long, Attachment> waiting) {
        var draft = post.draft();
        var files = draft.fileIds().stream()
                .map(waiting::get)
                .filter(Objects::nonNull)
                .map(MastodonAttachment::of)
                .toList();
        var said = draft.said();
        return new MastodonScheduled(
                Long.toString(post.id()),
                MastodonTime.of(post.dueAt()),
                new MastodonScheduled.Params(
                        said.text(),
                        poll(draft.poll()),
                        files.isEmpty()
                                ? null
                                : files.stream().map(MastodonAttachment::id).toList(),
                        said.isSensitive(),
                        said.warning().isEmpty() ? null : said.warning(),
                        Statuses.visibility(draft.audience()),
                        draft.inReplyToId() == null ? null : Long.toString(draft.inReplyToId()),
                        said.language(),
                        null,
                        null,
                        false),
                files);
    }

    /** With an offset or Z; without one it is UTC. */
    static Instant time(String text) {
        try {
            return text.matches(".*(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})")
                    ? OffsetDateTime.parse(text.replaceFirst("([+-][0-9]{2})([0-9]{2})$", "$1:$2"))
                            .toInstant()
                    : LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw Refused.invalid("scheduled_at", "scheduled_at must be a time such as 2030-01-31T18:00:00Z.");
        }
    }

    private static MastodonScheduled.@Nullable Asked poll(@Nullable NewPoll poll) {
        return poll == null
                ? null
                : new MastodonScheduled.Asked(
                        poll.options(), Long.toString(poll.lasts().toSeconds()), poll.isMultiple(), poll.hidesTotals());
    }
}
