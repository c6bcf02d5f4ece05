package coop.talkoot.web;

import coop.talkoot.http.SessionCookie;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.Viewer;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;

/** Opens and closes the sessions of browsers. Whoever comes in gets a new one; the one before it ends. */
@Singleton
final class Doors {
    private final Sessions sessions;
    private final SessionCookie cookies;

    Doors(Sessions sessions, SessionCookie cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    MutableHttpResponse<byte[]> enter(Visit visit, Viewer viewer, MutableHttpResponse<byte[]> response) {
        SessionCookie.tokenIn(visit.request()).ifPresent(sessions::close);
        var browser = visit.request().getHeaders().get("User-Agent");
        var token = sessions.open(viewer, Sessions.Kind.BROWSER, browser == null ? "" : browser.replace("\0", ""));
        return response.cookie(cookies.of(token));
    }

    MutableHttpResponse<byte[]> leave(Visit visit, MutableHttpResponse<byte[]> response) {
        SessionCookie.tokenIn(visit.request()).ifPresent(sessions::close);
        return response.cookie(cookies.cleared());
    }
}
