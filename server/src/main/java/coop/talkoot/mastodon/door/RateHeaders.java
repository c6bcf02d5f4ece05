package coop.talkoot.mastodon.door;

import coop.talkoot.platform.Ids;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Says what {@link RateFilter} counted. Apart from it, as whoever refuses a request does not see the answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-890)
final class RateHeaders {
    private final Ids ids;

    RateHeaders(Ids ids) {
        this.ids = ids;
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (Served.isApi(request) || RateFilter.isIntroduction(request)) {
            response.header("X-Request-Id", Long.toString(ids.next()));
        }
        request.getAttribute(RateFilter.ATTRIBUTE, Rates.Standing.class)
                .ifPresent(standing -> response.header("X-RateLimit-Limit", String.valueOf(standing.limit()))
                        .header("X-RateLimit-Remaining", String.valueOf(Math.max(0, standing.remaining())))
                        .header("X-RateLimit-Reset", standing.reset().toString()));
    }
}
