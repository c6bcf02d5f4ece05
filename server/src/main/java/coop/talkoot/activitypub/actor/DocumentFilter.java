package coop.talkoot.activitypub.actor;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/**
 * Where one address is both a page and a document, answers those who want the document; all others go on to the page.
 *
 * <p>A filter, and not a second controller at the same path: between two of them Micronaut (4.10, seen by running)
 * answers 400 to an Accept of anything and to none at all, and 406 to {@code application/json}. The Accept header
 * itself cannot be rewritten either, for some peers (Fedify) sign it.
 */
@ServerFilter(
        patterns = {
            "/users/*",
            "/groups/*",
            "/offers/*",
            "/needs/*",
            "/notes/*",
            "/motions/*",
            "/decisions/*",
            "/results/*",
            "/agreements/*"
        })
final class DocumentFilter {
    private final DocumentSource source;
    private final SignedReader readers;

    DocumentFilter(DocumentSource source, SignedReader readers) {
        this.source = source;
        this.readers = readers;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> answer(HttpRequest<?> request) {
        var isRead = request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
        var parts = request.getPath().split("/", -1);
        if (!isRead || parts.length != 3 || !Negotiation.wantsDocument(request)) {
            return null;
        }
        // the filter below is passed over when this one answers
        return source.at(parts[1], parts[2], () -> readers.readerOf(request)).header("Vary", "Accept");
    }

    @ResponseFilter
    void vary(MutableHttpResponse<?> response) {
        response.header("Vary", "Accept");
    }
}
