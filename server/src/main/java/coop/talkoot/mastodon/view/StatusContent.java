package coop.talkoot.mastodon.view;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.TermsText;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Version;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The HTML of a status: all that a post says, in elements that programs show. */
@Singleton
final class StatusContent {
    private static final Pattern TAG_OR_TEXT = Pattern.compile("<[^>]*>|[^<]+");
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\p{L}\\p{N}_/&@])(?:@([A-Za-z0-9_.-]+(?:@[A-Za-z0-9.:-]+)?)|#([\\p{L}\\p{N}_]{1,100}))");

    private final Settings settings;

    StatusContent(Settings settings) {
        this.settings = settings;
    }

    /** What it said at a time; the terms of an offer or need are those of now only, and left out. */
    String of(Post post, Version version) {
        var words = post.isLocal() ? linked(post, version.contentHtml()) : version.contentHtml();
        return heading(version.title()) + words;
    }

    String of(Post post, @Nullable Listing listing) {
        var words = post.isLocal() ? linked(post, post.contentHtml()) : post.contentHtml();
        if (listing == null) {
            return heading(post.title()) + words;
        }
        var purpose = listing.terms().purpose();
        return heading(TermsText.title(post.title(), purpose))
                + words
                + "<p>" + TermsText.html(listing) + "</p>"
                + "<p>" + tag(purpose.name().toLowerCase(Locale.ROOT)) + "</p>"
                + page(post.url());
    }

    String tagUrl(String tag) {
        return MastodonTag.url(tag, settings);
    }

    private static String heading(String title) {
        return title.isBlank() ? "" : "<p><strong>" + Html.escaped(title) + "</strong></p>";
    }

    private static String page(String url) {
        var shown = Html.escaped(url);
        return "<p><a href=\"" + shown + "\" rel=\"nofollow noopener\">" + shown + "</a></p>";
    }

    /** Words typed here have neither people nor tags as links; programs look for these to open them themselves. */
    private String linked(Post post, String contentHtml) {
        var people = new HashMap<String, Identity>();
        for (var person : post.recipients()) {
            people.put(person.handle().toLowerCase(Locale.ROOT), person);
            people.put(person.address().substring(1).toLowerCase(Locale.ROOT), person);
        }
        var html = new StringBuilder();
        var inLink = false;
        var parts = TAG_OR_TEXT.matcher(contentHtml);
        while (parts.find()) {
            var part = parts.group();
            if (part.startsWith("<")) {
                inLink = part.startsWith("<a ") || (inLink && !part.startsWith("</a"));
                html.append(part);
            } else {
                html.append(inLink ? part : words(part, people));
            }
        }
        return html.toString();
    }

    private String words(String text, Map<String, Identity> people) {
        return WORD.matcher(text).replaceAll(found -> {
            var tag = found.group(2);
            if (tag != null) {
                return Matcher.quoteReplacement(tag(tag));
            }
            var person = people.get(found.group(1).toLowerCase(Locale.ROOT));
            return Matcher.quoteReplacement(person == null ? found.group() : mention(person));
        });
    }

    private String tag(String tag) {
        return "<a href=\"" + Html.escaped(tagUrl(tag.toLowerCase(Locale.ROOT)))
                + "\" class=\"mention hashtag\" rel=\"tag\">#<span>" + Html.escaped(tag) + "</span></a>";
    }

    private static String mention(Identity person) {
        return "<span class=\"h-card\"><a href=\"" + Html.escaped(person.url()) + "\" class=\"u-url mention\">@<span>"
                + Html.escaped(person.handle()) + "</span></a></span>";
    }
}
