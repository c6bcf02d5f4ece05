package coop.talkoot.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.posts.ScheduledPost;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A note that waits for its time; {@code refusal} says why it could not be published. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record ScheduledView(
        String id,
        @Nullable IdentityView group,
        @Nullable String inReplyToId,
        String audience,
        List<IdentityView> to,
        String title,
        String text,
        String language,
        List<String> tags,
        String warning,
        boolean isSensitive,
        List<String> media,
        String dueAt,
        @Nullable String refusal,
        String createdAt) {
    static ScheduledView of(ScheduledPost post) {
        var draft = post.draft();
        var group = draft.group();
        var answered = draft.inReplyToId();
        return new ScheduledView(
                Long.toString(post.id()),
                group == null ? null : IdentityView.of(group),
                answered == null ? null : answered.toString(),
                draft.audience().name().toLowerCase(Locale.ROOT),
                draft.recipients().stream().map(IdentityView::of).toList(),
                draft.said().title(),
                draft.said().text(),
                draft.said().language(),
                draft.said().tags(),
                draft.said().warning(),
                draft.said().isSensitive(),
                draft.fileIds().stream().map(String::valueOf).toList(),
                post.dueAt().toString(),
                post.refusal(),
                post.createdAt().toString());
    }
}
