package coop.talkoot.http;

import coop.talkoot.platform.Settings;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * What every answer says to a browser. The policy allows this server alone and nothing inline: text from elsewhere was
 * cleaned when it came in, and this is the second lock on the same door. There is no form-action: browsers apply it to
 * redirects too, and following from one's own server ends in one.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(SecurityHeaders.OUTERMOST)
public final class SecurityHeaders {
    /** Before every filter that may answer by itself: those after it are passed over then. */
    static final int OUTERMOST = -1000;

    /** On the way to letting a program in, which may have opened a window of its own for it and waits for what comes of it. */
    private static final String SIGN_IN = "/sign-in/";

    private static final String OPENER = "Cross-Origin-Opener-Policy";

    private static final Map<String, String> ALWAYS =
            Map.of("X-Content-Type-Options", "nosniff", "Referrer-Policy", "same-origin");

    /** Sent with every page besides; the specs that open pages send the same. */
    public static final Map<String, String> ON_PAGES = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'; " + "frame-ancestors 'none'",
            OPENER,
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    /** Nothing but a page is meant to be looked at as one. */
    private static final Map<String, String> ELSEWHERE =
            Map.of("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");

    private final Map<String, String> onPages;

    SecurityHeaders(Settings settings) {
        this.onPages =
                settings.media().url().map(SecurityHeaders::withFilesFrom).orElse(ON_PAGES);
    }

    /** Pages may show files of the origin that is set for them, too. */
    private static Map<String, String> withFilesFrom(URI origin) {
        var headers = new HashMap<>(ON_PAGES);
        headers.computeIfPresent(
                "Content-Security-Policy",
                (name, policy) ->
                        policy.replace("img-src 'self'", "media-src 'self' " + origin + "; img-src 'self' " + origin));
        return Map.copyOf(headers);
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> response) {
        ALWAYS.forEach((name, value) -> put(response, name, value));
        var isPage = response.getContentType()
                .map(type -> type.matches(MediaType.TEXT_HTML_TYPE))
                .orElse(false);
        if (isPage && (request.getPath() + "/").startsWith(SIGN_IN)) {
            put(response, OPENER, "unsafe-none");
        }
        (isPage ? onPages : ELSEWHERE).forEach((name, value) -> put(response, name, value));
        if (Viewers.of(request).isPresent() || request.getPath().startsWith("/api/talkoot/")) {
            put(response, "Cache-Control", "private, no-store");
        }
    }

    /** What a room has said itself stands. */
    private static void put(MutableHttpResponse<?> response, String name, String value) {
        if (!response.getHeaders().contains(name)) {
            response.header(name, value);
        }
    }
}
