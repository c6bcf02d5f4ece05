package coop.talkoot.platform;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** For the fuzzer: whatever HTML comes in, nothing that acts goes out, and what goes out stays as it is. */
public final class HtmlTarget {
    private static final String NAMES =
            "p|br|a|span|strong|b|em|i|u|s|del|ul|ol|li|blockquote|pre|code|h1|h2|h3|h4|h5|h6";

    /** All a page may ever get: text, the elements of the list without attributes, and links to web pages. */
    private static final Pattern SAFE = Pattern.compile("(?s)(?:[^<>]++|</?(?:" + NAMES + ")(?: /)?>|<!-- -->"
            + "|<a(?: href=\"(?i:https?)://[^\"<>]*+\")?(?: rel=\"nofollow noopener noreferrer\")?>)*+");

    private HtmlTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var html = new String(input, StandardCharsets.UTF_8);
        check(Html.sanitised(html));
        requireText(Html.toPlainText(html));
        var typed = Html.ofPlainText(html);
        if (!SAFE.matcher(typed).matches()) {
            throw new IllegalStateException("typed text became " + typed);
        }
    }

    /** What was sanitised is safe, storable, and itself when sanitised again. */
    public static void check(String safe) {
        if (!SAFE.matcher(safe).matches()) {
            throw new IllegalStateException("not on the list: " + safe);
        }
        if (!Html.sanitised(safe).equals(safe)) {
            throw new IllegalStateException("no fixed point: " + safe + " becomes " + Html.sanitised(safe));
        }
        requireText(safe);
    }

    /** PostgreSQL stores no NUL, and half a surrogate pair is no text in UTF-8. */
    public static void requireText(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalStateException("a NUL in " + text);
        }
        if (text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff)) {
            throw new IllegalStateException("half a surrogate pair in " + text);
        }
    }
}
