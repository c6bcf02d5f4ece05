package coop.talkoot.http;

import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Who makes a request, as {@link ViewerFilter} found out. */
public final class Viewers {
    static final String ATTRIBUTE = "talkoot.viewer";

    private Viewers() {}

    public static Optional<Viewer> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Viewer.class);
    }

    /** The token in the Authorization header, if it is of that kind. */
    public static Optional<String> bearerToken(HttpRequest<?> request) {
        var header = request.getHeaders().get("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return Optional.empty();
        }
        return Optional.of(header.substring(7).strip());
    }
}
