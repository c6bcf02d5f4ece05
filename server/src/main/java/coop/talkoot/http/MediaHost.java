package coop.talkoot.http;

import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Optional;

/** At the origin that is set for files there is nothing but files: no page, nobody to be signed in. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(SecurityHeaders.OUTERMOST + 1)
final class MediaHost {
    private final Optional<String> host;
    private final String own;

    MediaHost(Settings settings) {
        this.host = settings.media().url().map(URI::getRawAuthority);
        this.own = settings.domain();
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        var asked = request.getHeaders().get("Host");
        var isThere = asked != null
                && !asked.equalsIgnoreCase(own)
                && host.filter(asked::equalsIgnoreCase).isPresent();
        if (isThere && !request.getPath().startsWith("/media/")) {
            throw Refused.notFound("There are only files here.");
        }
    }
}
