package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a status said at a time. Of files and what was asked only the present ones are known. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonEdit(
        String content,
        String spoilerText,
        boolean sensitive,
        String createdAt,
        MastodonAccount account,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MastodonPoll poll,
        List<MastodonAttachment> mediaAttachments,
        List<MastodonEmoji> emojis) {
    public MastodonEdit {
        mediaAttachments = List.copyOf(mediaAttachments);
        emojis = List.copyOf(emojis);
    }
}
