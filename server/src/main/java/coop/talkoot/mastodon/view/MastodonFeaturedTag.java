package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Tags;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import org.jspecify.annotations.Nullable;

/** A tag on somebody's page; the count is a text, as programs have always had it. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonFeaturedTag(
        String id,
        String name,
        String url,
        String statusesCount,
        @Nullable String lastStatusAt) {
    public static MastodonFeaturedTag of(Tags.Featured tag, Settings settings) {
        return new MastodonFeaturedTag(
                Long.toString(tag.id()),
                tag.name(),
                MastodonTag.url(tag.name(), settings),
                Integer.toString(tag.posts()),
                MastodonTime.day(tag.lastUsedAt()));
    }
}
