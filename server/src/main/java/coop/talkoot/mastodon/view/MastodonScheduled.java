package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A status to come. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonScheduled(
        String id, String scheduledAt, Params params, List<MastodonAttachment> mediaAttachments) {
    /** What it was asked to be. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Params(
            String text,
            @Nullable Asked poll,
            @Nullable List<String> mediaIds,
            boolean sensitive,
            @Nullable String spoilerText,
            String visibility,
            @Nullable String inReplyToId,
            String language,
            @Nullable String scheduledAt,
            @Nullable String idempotency,
            boolean withRateLimit) {}

    /** What it will ask. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Asked(List<String> options, String expiresIn, boolean multiple, boolean hideTotals) {
        public Asked {
            options = List.copyOf(options);
        }
    }

    public MastodonScheduled {
        mediaAttachments = List.copyOf(mediaAttachments);
    }
}
