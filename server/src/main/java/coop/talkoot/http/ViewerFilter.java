package coop.talkoot.http;

import coop.talkoot.people.Sessions;
import coop.talkoot.people.access.Access;
import coop.talkoot.people.access.Grants;
import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/**
 * Finds out who makes a request: by bearer token, else by the browser's cookie. A browser sends the cookie whoever
 * wrote the page, so with it only our own pages may change anything.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-100)
final class ViewerFilter {
    private static final String OUR_API = "/api/talkoot/";

    private final Sessions sessions;
    private final Grants grants;
    private final SameOrigin sameOrigin;

    ViewerFilter(Sessions sessions, Grants grants, SameOrigin sameOrigin) {
        this.sessions = sessions;
        this.grants = grants;
        this.sameOrigin = sameOrigin;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void find(HttpRequest<?> request) {
        var bearer = Viewers.tokenOf(request);
        if (bearer.isPresent()) {
            admit(request, bearer.get());
            return;
        }
        var cookie = SessionCookie.tokenIn(request);
        if (isUnsafe(request)) {
            requireOurPage(request, cookie.isPresent());
        }
        cookie.flatMap(token -> sessions.viewerOf(token, Sessions.Kind.BROWSER))
                .ifPresent(viewer -> request.setAttribute(Viewers.ATTRIBUTE, viewer));
    }

    private void admit(HttpRequest<?> request, String token) {
        var isOurApi = request.getPath().startsWith(OUR_API);
        // Programs come to the other API, most of them: who is likelier is asked first.
        var access = isOurApi
                ? own(token).or(() -> byProgram(request, token))
                : byProgram(request, token).or(() -> own(token));
        if (access.isEmpty()) {
            if (isOurApi) {
                throw Rejected.invalidToken();
            }
            return;
        }
        var needed = isUnsafe(request) ? "write" : "read";
        if (isOurApi && !access.get().scopes().permit(needed)) {
            throw Rejected.insufficientScope(needed);
        }
        request.setAttribute(Viewers.ACCESS, access.get());
        var viewer = access.get().viewer();
        if (viewer != null) {
            request.setAttribute(Viewers.ATTRIBUTE, viewer);
        }
    }

    private Optional<Access> own(String token) {
        return sessions.viewerOf(token, Sessions.Kind.API).map(Access::own);
    }

    /** A program's token opens what checks its scopes, and no page. */
    private Optional<Access> byProgram(HttpRequest<?> request, String token) {
        return isForPrograms(request) ? grants.accessBy(token) : Optional.empty();
    }

    private static boolean isForPrograms(HttpRequest<?> request) {
        return request.getPath().startsWith("/api/") || request.getPath().startsWith("/oauth/");
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
        return !isForPrograms(request)
                && request.getContentType()
                        .map(type -> type.matches(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                                || type.matches(MediaType.MULTIPART_FORM_DATA_TYPE)
                                || type.matches(MediaType.TEXT_PLAIN_TYPE))
                        .orElse(false);
    }
}
