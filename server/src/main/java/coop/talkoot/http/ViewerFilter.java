package coop.talkoot.http;

import coop.talkoot.people.Sessions;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Finds out who makes a request: by bearer token, else by the browser's cookie. A browser sends the cookie whoever
 * wrote the page, so with it only our own pages may change anything.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-100)
final class ViewerFilter {
    private static final String OUR_API = "/api/talkoot/";

    private final Sessions sessions;
    private final SameOrigin sameOrigin;

    ViewerFilter(Sessions sessions, SameOrigin sameOrigin) {
        this.sessions = sessions;
        this.sameOrigin = sameOrigin;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void find(HttpRequest<?> request) {
        var bearer = Viewers.bearerToken(request);
        if (bearer.isPresent()) {
            var viewer = sessions.viewerOf(bearer.get(), Sessions.Kind.API);
            if (viewer.isEmpty() && request.getPath().startsWith(OUR_API)) {
                throw Rejected.invalidToken();
            }
            viewer.ifPresent(found -> request.setAttribute(Viewers.ATTRIBUTE, found));
            return;
        }
        var cookie = SessionCookie.tokenIn(request);
        if (isUnsafe(request)) {
            requireOurPage(request, cookie.isPresent());
        }
        cookie.flatMap(token -> sessions.viewerOf(token, Sessions.Kind.BROWSER))
                .ifPresent(viewer -> request.setAttribute(Viewers.ATTRIBUTE, viewer));
    }

    /** Without a cookie a form of another site could still sign somebody in as somebody else. */
    private void requireOurPage(HttpRequest<?> request, boolean hasCookie) {
        var isRefused = switch (sameOrigin.senderOf(request)) {
            case OURS -> false;
            case ANOTHER_SITE -> hasCookie || isPageForm(request);
            case UNKNOWN -> hasCookie;
        };
        if (isRefused) {
            throw Rejected.crossSite();
        }
    }

    private static boolean isUnsafe(HttpRequest<?> request) {
        var method = request.getMethod();
        return method != HttpMethod.GET && method != HttpMethod.HEAD && method != HttpMethod.OPTIONS;
    }

    private static boolean isPageForm(HttpRequest<?> request) {
        var isProgram =
                request.getPath().startsWith("/api/") || request.getPath().startsWith("/oauth/");
        return !isProgram
                && request.getContentType()
                        .map(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                                || type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)
                                || type.matches(MediaType.TEXT_PLAIN_TYPE))
                        .orElse(false);
    }
}
