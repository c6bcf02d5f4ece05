package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** What stands under a status: the page it is about. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonCard(
        String url,
        String title,
        String description,
        String type,
        String authorName,
        String authorUrl,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable String image,
        String embedUrl,
        @Nullable String blurhash) {
    static MastodonCard link(String url, String title, String description, String provider) {
        return new MastodonCard(url, title, description, "link", "", "", provider, "", "", 0, 0, null, "", null);
    }
}
