package coop.talkoot.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/**
 * What every answer says to a browser. The policy allows this server alone and nothing inline: text from elsewhere was
 * cleaned when it came in, and this is the second lock on the same door.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order
public final class PageHeaders {
    /** Sent with every answer; the specs that open pages send the same. */
    public static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()");

    @ResponseFilter
    void add(MutableHttpResponse<?> response) {
        ALWAYS.forEach((name, value) -> {
            if (!response.getHeaders().contains(name)) {
                response.header(name, value);
            }
        });
    }
}
