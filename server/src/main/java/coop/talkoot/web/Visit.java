package coop.talkoot.web;

import coop.talkoot.http.Rejected;
import coop.talkoot.http.Viewers;
import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpRequest;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request for a page, and who makes it; null is the public. */
record Visit(HttpRequest<?> request, @Nullable Viewer viewer) {
    private static final Pattern LOCAL =
            Pattern.compile("/(?:[\\x21-\\x5b\\x5d-\\x7e&&[^/]][\\x21-\\x5b\\x5d-\\x7e]*)?");
    private static final int LONGEST = 2000;

    static Visit of(HttpRequest<?> request) {
        return new Visit(request, Viewers.of(request).orElse(null));
    }

    /** Who is signed in; anybody else is sent to do so. */
    Viewer require() {
        if (viewer == null) {
            throw Rejected.notSignedIn();
        }
        return viewer;
    }

    @Nullable
    Long actorId() {
        return viewer == null ? null : viewer.actorId();
    }

    boolean is(long actorId) {
        return viewer != null && viewer.actorId() == actorId;
    }

    Locale language() {
        return viewer == null ? Locale.ENGLISH : viewer.language();
    }

    ZoneId zone() {
        return viewer == null ? ZoneOffset.UTC : viewer.zone();
    }

    /** Path and query of the address. */
    String path() {
        return request.getUri().toString();
    }

    /** The page of ours the visitor came from, path and query. */
    Optional<String> cameFrom() {
        try {
            var referer = request.getHeaders().get("Referer");
            if (referer == null) {
                return Optional.empty();
            }
            var uri = URI.create(referer);
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return Optional.ofNullable(uri.getRawPath())
                    .map(path -> path + query)
                    .filter(Visit::isLocal);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Where to go on to: what was asked for if it is here, else home. */
    static String next(@Nullable String asked) {
        return asked != null && isLocal(asked) ? asked : "/";
    }

    /** An address of this server as it may stand after {@code next=}, and of no other. */
    static boolean isLocal(String path) {
        return path.length() <= LONGEST && LOCAL.matcher(path).matches();
    }
}
