package coop.talkoot.documents;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words between colons, as Mastodon finds them: right before and after stands neither letter, digit nor colon. */
public final class Shortcodes {
    /** More in one text are not looked for. */
    static final int MOST = 100;

    private static final String WORD = "[A-Za-z0-9_]{2,128}";
    private static final Pattern ALONE = Pattern.compile(WORD);
    private static final Pattern WITHIN = Pattern.compile("(?<![\\p{L}\\p{N}:]):(" + WORD + "):(?![\\p{L}\\p{N}:])");

    private Shortcodes() {}

    /** Whether it can be one, without its colons. */
    static boolean isOne(String word) {
        return ALONE.matcher(word).matches();
    }

    /** Those in the texts, without their colons. */
    public static Set<String> in(Iterable<String> texts) {
        var found = new LinkedHashSet<String>();
        for (var text : texts) {
            if (mayHold(text)) {
                WITHIN.matcher(text)
                        .results()
                        .map(each -> each.group(1))
                        .limit(MOST)
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The text with each of them replaced; one that {@code by} knows nothing for stays as it is. */
    public static String replaced(String text, Function<String, @Nullable String> by) {
        return mayHold(text)
                ? WITHIN.matcher(text).replaceAll(found -> {
                    var other = by.apply(found.group(1));
                    return Matcher.quoteReplacement(other == null ? found.group() : other);
                })
                : text;
    }

    private static boolean mayHold(String text) {
        var first = text.indexOf(':');
        return first >= 0 && text.indexOf(':', first + 1) > 0;
    }
}
