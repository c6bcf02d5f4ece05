package coop.talkoot.activitypub.mapping;

import coop.talkoot.platform.Html;
import org.jspecify.annotations.Nullable;

/**
 * The HTML of a post as others show it: title, words, terms and link, for Mastodon shows nothing else. What we added
 * is taken off again when we read a post of another Talkoot, so that nothing is said twice.
 */
final class ContentText {
    /** Marks the paragraph that says in words what a listing's properties say. */
    private static final String TERMS = "<p class=\"talkoot-terms\">";

    private static final String TITLE = "<p><strong>";
    private static final String TITLE_END = "</strong></p>";
    private static final String END = "</p>";

    private ContentText() {}

    /** A text with a title bears its link too; a mere note is its text. */
    static String assembled(String title, String html, String terms, String url) {
        if (title.isBlank()) {
            return html;
        }
        return TITLE
                + Html.escaped(title)
                + TITLE_END
                + html
                + (terms.isEmpty() ? "" : TERMS + terms + END)
                + link(url);
    }

    /** The words alone, if the rest is there and says no more than {@code title} and {@code url} do. */
    static String withoutFrame(String html, @Nullable String title, @Nullable String url) {
        var words = html;
        if (title != null && words.startsWith(TITLE)) {
            var end = words.indexOf(TITLE_END);
            if (end > 0 && words.substring(TITLE.length(), end).endsWith(Html.escaped(title))) {
                words = words.substring(end + TITLE_END.length());
            }
        }
        if (url != null && words.endsWith(link(url))) {
            words = words.substring(0, words.length() - link(url).length());
        }
        var terms = words.lastIndexOf(TERMS);
        return terms >= 0 && words.indexOf(END, terms) == words.length() - END.length()
                ? words.substring(0, terms)
                : words;
    }

    private static String link(String url) {
        var shown = Html.escaped(url);
        return "<p><a href=\"" + shown + "\" rel=\"noopener\">" + shown + "</a></p>";
    }
}
