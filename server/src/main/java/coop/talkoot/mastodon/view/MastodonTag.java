package coop.talkoot.mastodon.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.platform.Settings;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A word to look under, with how it was used; that is not counted here. */
@Serdeable(naming = SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MastodonTag(String name, String url, List<Map<String, String>> history, boolean following) {
    public MastodonTag {
        history = List.copyOf(history);
    }

    public static MastodonTag of(String name, boolean isFollowed, Settings settings) {
        return new MastodonTag(name, url(name, settings), List.of(), isFollowed);
    }

    /** Where it is looked under. */
    static String url(String name, Settings settings) {
        return settings.uri("/tags/" + URLEncoder.encode(name, StandardCharsets.UTF_8));
    }
}
