package coop.talkoot.http;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Only a form with files may be large: these go to the disk piece by piece, and only for who is signed in. The framework
 * keeps JSON small by itself, but would take any other form as large as one with files.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(SecurityHeaders.OUTERMOST + 2)
final class BodyLimit {
    /** As max-request-buffer-size in application.yml. */
    private static final long LARGEST = 1200 * 1024;

    @RequestFilter
    void check(HttpRequest<?> request) {
        var type = request.getContentType();
        if (type.filter(MediaType.MULTIPART_FORM_DATA_TYPE::matches).isPresent()) {
            return;
        }
        if (request.getContentLength() > LARGEST) {
            throw Rejected.tooLarge();
        }
        var isForm =
                type.filter(MediaType.APPLICATION_FORM_URLENCODED_TYPE::matches).isPresent();
        if (isForm && request.getContentLength() < 0) {
            throw Rejected.lengthRequired();
        }
    }
}
