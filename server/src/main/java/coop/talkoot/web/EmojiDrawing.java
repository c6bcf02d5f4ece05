package coop.talkoot.web;

import coop.talkoot.documents.CustomEmoji;
import coop.talkoot.documents.Emojis;
import coop.talkoot.documents.Shortcodes;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.posts.Poll;
import coop.talkoot.posts.Post;
import coop.talkoot.web.view.Markup;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts of people with small pictures for the words between colons; tags and what stands in them are left alone. */
@Singleton
final class EmojiDrawing {
    private static final Pattern TAG_OR_TEXT = Pattern.compile("<[^>]*>|[^<]+");

    private final Emojis emojis;

    EmojiDrawing(Emojis emojis) {
        this.emojis = emojis;
    }

    /** Text of somebody's that has been through the sanitiser; never call it on anything else. */
    Markup words(Identity by, String sanitisedHtml) {
        var found = emojis.find(List.of(new Emojis.Said(by, List.of(sanitisedHtml))));
        var html = new StringBuilder();
        var parts = TAG_OR_TEXT.matcher(sanitisedHtml);
        while (parts.find()) {
            var part = parts.group();
            html.append(part.startsWith("<") ? part : drawn(by, part, found));
        }
        return Markup.cleaned(html.toString());
    }

    /** Plain text of somebody's. */
    Markup line(Identity by, String text) {
        return words(by, Html.escaped(text));
    }

    /** Before many are drawn: what memory does not know of them is asked for at once. */
    void ready(Collection<Post> posts, Map<Long, Poll> polls) {
        var said = new ArrayList<Emojis.Said>();
        for (var post : posts) {
            var poll = polls.get(post.id());
            said.add(new Emojis.Said(post.author(), List.of(post.author().displayName(), post.contentHtml())));
            said.add(new Emojis.Said(post.author(), poll == null ? List.of() : poll.texts()));
        }
        emojis.find(said);
    }

    private static String drawn(Identity by, String text, Emojis.Found found) {
        return Shortcodes.replaced(
                text,
                shortcode -> found.of(by, shortcode).map(EmojiDrawing::image).orElse(null));
    }

    private static String image(CustomEmoji emoji) {
        var words = Html.escaped(emoji.typed());
        return "<img class=\"emoji\" src=\"" + Html.escaped(emoji.url()) + "\" alt=\"" + words + "\" title=\"" + words
                + "\" width=\"20\" height=\"20\" loading=\"lazy\">";
    }
}
