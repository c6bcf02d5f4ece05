package coop.talkoot.people.access;

import coop.talkoot.platform.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A program that introduces itself. Its redirect URIs may have schemes of its own, as programs on telephones do. */
public record NewProgram(String name, @Nullable String website, List<String> redirectUris, Scopes scopes) {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_URI = 2000;
    private static final int MOST_URIS = 20;
    /** Not {@code java.net.URI}: to that, {@code myapp://} is none, and programs use it. */
    private static final Pattern URI_SHAPE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):[!$-;=?-\\[\\]_a-z~%]+");
    /** A browser would run or open these itself. */
    private static final Set<String> NEVER =
            Set.of("javascript", "data", "vbscript", "file", "blob", "about", "filesystem", "view-source");

    public NewProgram {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refused.invalid("client_name", "client_name must be a text of 1 to " + LONGEST_NAME + " characters.");
        }
        website = website == null || website.isBlank() ? null : website.strip();
        if (website != null && (website.length() > LONGEST_URI || !isWeb(website))) {
            throw Refused.invalid("website", "website must be a URL that begins with https:// or http://.");
        }
        redirectUris = redirectUris.stream().distinct().toList();
        if (redirectUris.isEmpty() || redirectUris.size() > MOST_URIS) {
            throw Refused.invalid("redirect_uris", "redirect_uris must be 1 to " + MOST_URIS + " URIs.");
        }
        for (var uri : redirectUris) {
            if (!isRedirect(uri)) {
                throw Refused.invalid("redirect_uris", "redirect_uris must be absolute URIs without a fragment.");
            }
        }
    }

    private static boolean isRedirect(String uri) {
        var shape = URI_SHAPE.matcher(uri);
        if (uri.length() > LONGEST_URI || !shape.matches()) {
            return false;
        }
        var scheme = shape.group(1).toLowerCase(Locale.ROOT);
        return !NEVER.contains(scheme) && (!scheme.startsWith("http") || isWeb(uri));
    }

    private static boolean isWeb(String uri) {
        try {
            var parsed = new URI(uri);
            return parsed.getHost() != null
                    && ("https".equalsIgnoreCase(parsed.getScheme()) || "http".equalsIgnoreCase(parsed.getScheme()));
        } catch (URISyntaxException notOne) {
            return false;
        }
    }
}
