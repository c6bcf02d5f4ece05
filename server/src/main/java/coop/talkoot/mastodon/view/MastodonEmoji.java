package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A picture that stands for a word between colons. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonEmoji(
        String shortcode,
        String url,
        String staticUrl,
        boolean visibleInPicker,
        @Nullable String category) {}
