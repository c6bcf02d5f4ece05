package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.documents.CustomEmoji;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture that stands for a word between colons. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonEmoji(
        String shortcode,
        String url,
        String staticUrl,
        boolean visibleInPicker,
        @Nullable String category) {
    public static MastodonEmoji of(CustomEmoji emoji) {
        return new MastodonEmoji(emoji.shortcode(), emoji.url(), emoji.stillUrl(), emoji.isListed(), emoji.category());
    }

    static List<MastodonEmoji> all(List<CustomEmoji> emojis) {
        return emojis.stream().map(MastodonEmoji::of).toList();
    }
}
