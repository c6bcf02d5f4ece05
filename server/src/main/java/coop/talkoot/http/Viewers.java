package coop.talkoot.http;

import coop.talkoot.people.Viewer;
import coop.talkoot.people.access.Access;
import io.micronaut.http.HttpRequest;
import java.util.Optional;

/** Who makes a request, as {@link ViewerFilter} found out. */
public final class Viewers {
    static final String ATTRIBUTE = "talkoot.viewer";
    static final String ACCESS = "talkoot.access";

    private Viewers() {}

    public static Optional<Viewer> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Viewer.class);
    }

    /** What the bearer token of a request opens; empty without a token, and with one that opens nothing. */
    public static Optional<Access> accessOf(HttpRequest<?> request) {
        return request.getAttribute(ACCESS, Access.class);
    }

    /**
     * The token a request brings: in the Authorization header; of streams, which browsers open without headers of
     * their own, also in the address or in the place of the subprotocol. Empty without one.
     */
    public static Optional<String> tokenOf(HttpRequest<?> request) {
        var bearer = bearerToken(request);
        if (bearer.isPresent() || !isStream(request)) {
            return bearer;
        }
        return Optional.ofNullable(request.getParameters().get("access_token"))
                .or(() -> Optional.ofNullable(request.getHeaders().get("Sec-WebSocket-Protocol"))
                        .map(protocols -> protocols.replaceFirst(",.*", "")))
                .map(String::strip)
                .filter(token -> !token.isEmpty());
    }

    private static boolean isStream(HttpRequest<?> request) {
        return request.getPath().equals("/api/v1/streaming")
                || request.getPath().startsWith("/api/v1/streaming/");
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
