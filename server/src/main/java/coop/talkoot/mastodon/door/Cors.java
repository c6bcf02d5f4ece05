package coop.talkoot.mastodon.door;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other sites read answers, errors too: clients that are web pages need it. Without credentials, so a
 * browser sends no cookie with it. Set, never added: a header that stands twice is refused by browsers.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-900)
final class Cors {
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key";
    private static final Pattern HEADER_NAMES = Pattern.compile("[A-Za-z0-9_, -]{1,500}");

    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS || !Served.isForPrograms(request)) {
            return null;
        }
        var asked = request.getHeaders().get("Access-Control-Request-Headers");
        // who answers a request itself does not see the answer again
        return HttpResponse.status(HttpStatus.NO_CONTENT)
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE, OPTIONS")
                .header(
                        "Access-Control-Allow-Headers",
                        asked != null && HEADER_NAMES.matcher(asked).matches() ? asked : HEADERS)
                .header("Access-Control-Max-Age", "7200");
    }

    @ResponseFilter
    void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (Served.isForPrograms(request)) {
            response.getHeaders().set("Access-Control-Allow-Origin", "*");
            response.getHeaders()
                    .set(
                            "Access-Control-Expose-Headers",
                            "Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, X-Request-Id");
        }
    }
}
