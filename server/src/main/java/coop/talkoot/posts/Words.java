package coop.talkoot.posts;

import coop.talkoot.documents.Attachments;
import coop.talkoot.platform.Beginning;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a post says. Made from plain text typed here, or from HTML received; either way the HTML in it is safe.
 *
 * @param language BCP 47 tag
 * @param tags without #, lower case, at most {@value #MOST_TAGS}
 * @param warning plain text that stands before it, for who would rather not read on; empty when there is none
 * @param isSensitive whether what hangs on it is covered at first
 */
public record Words(
        String title,
        String text,
        String contentHtml,
        String language,
        List<String> tags,
        String warning,
        boolean isSensitive) {
    public static final int LONGEST_TITLE = 200;
    public static final int LONGEST_TEXT = 20_000;
    public static final int LONGEST_WARNING = 500;
    /** A remote text may be longer than ours, to a bound. */
    private static final int LONGEST_HTML = 200_000;

    public static final int MOST_TAGS = 30;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}_]{1,100}");
    private static final Pattern HASHTAG = Pattern.compile("(?<![\\p{L}\\p{N}_&/])#([\\p{L}\\p{N}_]{1,100})");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}");

    public Words {
        tags = List.copyOf(tags);
    }

    /** A tag as it is kept, with or without its # typed; empty when it is none. */
    static Optional<String> tag(String typed) {
        var word = typed.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT);
        return TAG.matcher(word).matches() ? Optional.of(word) : Optional.empty();
    }

    /** Words typed here. Refused when too long, or empty without a file that goes with them; #tags in the text count as tags too. */
    public static Words typed(String title, String text, String language, List<String> tags) {
        var heading = title.strip();
        var body = text.strip();
        if (heading.length() > LONGEST_TITLE || heading.indexOf('\0') >= 0 || heading.contains("\n")) {
            throw Refused.invalid("title", "A title has at most " + LONGEST_TITLE + " characters on one line.");
        }
        if (body.length() > LONGEST_TEXT || body.indexOf('\0') >= 0) {
            throw Refused.invalid("text", "A text has at most " + LONGEST_TEXT + " characters.");
        }
        if (heading.isEmpty() && body.isEmpty() && !Attachments.areEnclosed()) {
            throw Refused.invalid("text", "Say something first.");
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw Refused.invalid("language", "A language looks like en or pt-BR.");
        }
        var all = new TreeSet<String>();
        for (var tag : tags) {
            all.add(tag(tag).orElseThrow(() -> Refused.invalid(
                    "tags", "A tag is one word of letters, digits and underscores, not \"" + tag + "\".")));
        }
        HASHTAG.matcher(body)
                .results()
                .map(found -> found.group(1).toLowerCase(Locale.ROOT))
                .forEach(all::add);
        if (all.size() > MOST_TAGS) {
            throw Refused.invalid("tags", "A post has at most " + MOST_TAGS + " tags.");
        }
        return new Words(heading, body, Html.ofPlainText(body), language, List.copyOf(all), "", false);
    }

    /** The same behind a warning typed here. Who warns of words covers pictures too. */
    public Words behind(String warning, boolean isSensitive) {
        var line = warning.strip();
        if (line.length() > LONGEST_WARNING || line.indexOf('\0') >= 0 || line.contains("\n")) {
            throw Refused.invalid("warning", "A warning has at most " + LONGEST_WARNING + " characters on one line.");
        }
        return new Words(title, text, contentHtml, language, tags, line, isSensitive || !line.isEmpty());
    }

    /** The same behind the warning of a remote object: cut, never refused. */
    public Words behindReceived(String warning, boolean isSensitive) {
        var line = Html.toPlainText(warning).replace('\n', ' ').strip();
        return new Words(title, text, contentHtml, language, tags, Beginning.of(line, LONGEST_WARNING), isSensitive);
    }

    /** Whether {@code post} says just this. */
    public boolean areSaidBy(Post post) {
        return title.equals(post.title())
                && contentHtml.equals(post.contentHtml())
                && language.equals(post.language())
                && warning.equals(post.warning())
                && isSensitive == post.isSensitive();
    }

    /** Whether nothing at all is said. */
    public boolean areEmpty() {
        return title.isBlank() && text.isBlank() && warning.isBlank();
    }

    /** Words of a remote object: cut, sanitised, never refused. */
    public static Words received(String title, String html, String language, List<String> tags) {
        var safe = Html.sanitised(Beginning.of(html, LONGEST_HTML));
        var heading = Html.toPlainText(title).replace('\n', ' ');
        var words = tags.stream()
                .map(tag -> tag.replaceFirst("^#", "").toLowerCase(Locale.ROOT))
                .filter(tag -> TAG.matcher(tag).matches())
                .distinct()
                .limit(MOST_TAGS)
                .toList();
        return new Words(
                Beginning.of(heading, LONGEST_TITLE),
                Html.toPlainText(safe),
                safe,
                LANGUAGE.matcher(language).matches() ? language : "und",
                words,
                "",
                false);
    }
}
