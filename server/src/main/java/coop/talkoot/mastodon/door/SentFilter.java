package coop.talkoot.mastodon.door;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.concurrent.CompletionException;

/** Reads what was sent before any controller is asked, as the framework binds one media type a method. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-50)
final class SentFilter {
    private static final byte[] NOTHING = {};

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void read(HttpRequest<?> request) {
        if ((Served.isApi(request) || Served.isOAuth(request)) && !isUpload(request)) {
            var body = hasBody(request) ? bytes(request) : NOTHING;
            request.setAttribute(
                    Sent.ATTRIBUTE,
                    SentReader.read(
                            request.getUri().getRawQuery(),
                            request.getContentType().orElse(null),
                            body));
        }
    }

    /** Files are read as they come, by whoever keeps them. */
    private static boolean isUpload(HttpRequest<?> request) {
        var isMultipart = request.getContentType()
                .filter(MediaType.MULTIPART_FORM_DATA_TYPE::matches)
                .isPresent();
        return isMultipart
                && switch (request.getPath()) {
                    case "/api/v1/media", "/api/v2/media" -> request.getMethod() == HttpMethod.POST;
                    case "/api/v1/accounts/update_credentials" -> request.getMethod() == HttpMethod.PATCH;
                    default -> false;
                };
    }

    private static boolean hasBody(HttpRequest<?> request) {
        return request.getMethod() != HttpMethod.GET
                && request.getMethod() != HttpMethod.HEAD
                && request.getMethod() != HttpMethod.OPTIONS;
    }

    private static byte[] bytes(HttpRequest<?> request) {
        if (!(request instanceof ServerHttpRequest<?> server)) {
            return NOTHING;
        }
        // the other half is nobody's to read: the fastest must not wait for it
        try (var body = server.byteBody()
                .split(ByteBody.SplitBackpressureMode.FASTEST)
                .buffer()
                .join()) {
            return body.toByteArray();
        } catch (CompletionException cause) {
            throw cause.getCause() instanceof RuntimeException known ? known : cause;
        }
    }
}
