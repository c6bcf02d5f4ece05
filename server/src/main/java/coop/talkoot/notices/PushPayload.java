package coop.talkoot.notices;

import com.fasterxml.jackson.core.JsonFactory;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Texts;
import coop.talkoot.posts.Post;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What a push message says: the JSON that Mastodon's apps read. Of what these do not know nobody is told who did not ask
 * for it by our own name; then the address to look at it stands there too.
 */
@Singleton
final class PushPayload {
    private static final int LONGEST_BODY = 140;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_TITLE = 200;
    private static final JsonFactory JSON = new JsonFactory();

    private final Settings settings;
    private final BeanProvider<Telling> telling;

    PushPayload(Settings settings, BeanProvider<Telling> telling) {
        this.settings = settings;
        this.telling = telling;
    }

    /** In the reader's language. An app's own token is kept here as a hash only, so it cannot be told again. */
    byte[] of(Notice notice, Locale language) {
        var isOurs = notice.kind().client().isEmpty();
        var texts = Texts.in(language);
        var name = Beginning.of(notice.actor().displayName(), LONGEST_NAME);
        var written = new StringWriter();
        try (var json = JSON.createGenerator(written)) {
            json.writeStartObject();
            json.writeStringField("access_token", "");
            json.writeStringField("preferred_locale", language.toLanguageTag());
            json.writeStringField("notification_id", Long.toString(notice.id()));
            json.writeStringField("notification_type", notice.kind().alert());
            json.writeStringField("icon", settings.uri("/assets/icon.svg"));
            if (isOurs) {
                var words = texts.say("push.told", name, telling.get().words(notice, language));
                json.writeStringField("title", Beginning.of(words, LONGEST_TITLE));
                json.writeStringField("body", bodyOfOurs(notice));
                json.writeStringField("url", url(notice));
            } else {
                json.writeStringField("title", texts.say("push." + notice.kind().name(), name));
                json.writeStringField("body", body(notice));
            }
            json.writeEndObject();
        } catch (IOException cause) {
            throw new UncheckedIOException("a text in memory could not be written", cause);
        }
        return written.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What it is about, or where. */
    private static String bodyOfOurs(Notice notice) {
        var post = notice.post();
        var group = notice.group();
        var about = post != null ? first(post) : group != null ? group.displayName() : "";
        return Beginning.of(about, LONGEST_BODY);
    }

    private String url(Notice notice) {
        var href = telling.get().href(notice);
        return settings.uri(href == null ? "/notifications" : href);
    }

    private static String body(Notice notice) {
        var post = notice.post();
        if (post != null) {
            return Beginning.of(first(post), LONGEST_BODY);
        }
        return Beginning.of(about(notice.actor()), LONGEST_BODY);
    }

    /** What stands behind a warning is not shown on a locked screen. */
    private static String first(Post post) {
        if (!post.warning().isEmpty()) {
            return post.warning();
        }
        return post.title().isBlank() ? post.text() : post.title();
    }

    private static String about(Identity actor) {
        return Html.toPlainText(actor.summaryHtml());
    }
}
