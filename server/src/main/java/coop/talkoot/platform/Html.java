package coop.talkoot.platform;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The one door for HTML: what came from elsewhere is cut down to an allow-list, what people type is escaped. */
public final class Html {
    /**
     * Elements Mastodon lets through, plus headings as paragraphs' equals; no style, class, id or hx-* survives. Links
     * are whole addresses: a mere path, or {@code //host}, would lead somewhere else here than where it was written.
     */
    private static final PolicyFactory ALLOWED = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "a",
                    "span",
                    "strong",
                    "b",
                    "em",
                    "i",
                    "u",
                    "s",
                    "del",
                    "ul",
                    "ol",
                    "li",
                    "blockquote",
                    "pre",
                    "code",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6")
            .allowAttributes("href")
            .matching(Pattern.compile("(?is)https?://.+"))
            .onElements("a")
            .allowUrlProtocols("http", "https")
            .requireRelsOnLinks("nofollow", "noopener", "noreferrer")
            .toFactory();

    private static final PolicyFactory NOTHING = new HtmlPolicyBuilder().toFactory();
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</li>|</h[1-6]>|</blockquote>");
    private static final int MOST_ROUNDS = 8;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)\\]}]");

    private Html() {}

    /**
     * Only what the allow-list lets through, whatever {@code html} is. Cleaned until nothing changes any more: what one
     * reading repairs, the next may read differently, and browsers are such readers. What never comes to rest is text.
     */
    public static String sanitised(String html) {
        var unclean = html.replace("\0", "");
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var cleaner = ALLOWED.sanitize(unclean);
            if (cleaner.equals(unclean)) {
                return cleaner;
            }
            unclean = cleaner;
        }
        return ALLOWED.sanitize(escaped(toPlainText(unclean)));
    }

    /** The words of {@code html}, one line a block. */
    public static String toPlainText(String html) {
        // Before the end tag, where the break is text of the block; between items of a list it would be dropped.
        var lines = BREAK.matcher(html).replaceAll("\n$0");
        // The sanitiser parts {{ by a comment, for the sake of templates that run in browsers.
        return Encoding.decodeHtml(NOTHING.sanitize(lines).replace("{<!-- -->{", "{{"), false)
                .strip();
    }

    /** Plain text as paragraphs, with line breaks kept and web addresses as links. */
    public static String ofPlainText(String text) {
        if (text.isBlank()) {
            return "";
        }
        var html = new StringBuilder();
        for (var paragraph : text.strip().replace("\r\n", "\n").split("\n\\s*\n", -1)) {
            html.append("<p>").append(withLinks(paragraph.strip())).append("</p>");
        }
        return html.toString();
    }

    /** One line of plain text, with web addresses as links. */
    public static String inline(String text) {
        return withLinks(text.strip());
    }

    /** Where a page says its author's own other pages are: links of {@code rel="me"}. */
    public static Set<String> ownLinks(String html) {
        var found = new LinkedHashSet<String>();
        var reading = new HtmlPolicyBuilder()
                .allowElements(
                        (name, attributes) -> {
                            var href = value(attributes, "href");
                            var relations = value(attributes, "rel").toLowerCase(Locale.ROOT);
                            if (!href.isEmpty()
                                    && List.of(relations.split("\\s+", -1)).contains("me")) {
                                found.add(href);
                            }
                            return null;
                        },
                        "a",
                        "link")
                .allowAttributes("href", "rel")
                .globally()
                .allowUrlProtocols("http", "https")
                .toFactory();
        reading.sanitize(html);
        return found;
    }

    /** Attributes come as names and values in turn. */
    private static String value(List<String> attributes, String name) {
        for (var at = 0; at + 1 < attributes.size(); at += 2) {
            if (attributes.get(at).equals(name)) {
                return attributes.get(at + 1);
            }
        }
        return "";
    }

    /** Text for use between tags or in a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String withLinks(String text) {
        var html = new StringBuilder();
        var links = LINK.matcher(text);
        var from = 0;
        while (links.find()) {
            var url = escaped(links.group());
            html.append(escaped(text.substring(from, links.start())))
                    .append("<a href=\"")
                    .append(url)
                    .append("\" rel=\"nofollow noopener noreferrer\">")
                    .append(url)
                    .append("</a>");
            from = links.end();
        }
        return html.append(escaped(text.substring(from))).toString().replace("\n", "<br>");
    }
}
