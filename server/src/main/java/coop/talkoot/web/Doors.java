package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.http.SessionCookie;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.SecondFactors;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/**
 * Opens and closes the sessions of browsers. Whoever comes in gets a new one and the one before it ends; so does who
 * changes what protects the login.
 */
@Singleton
final class Doors {
    private final Sessions sessions;
    private final SessionCookie cookies;
    private final HalfwayCookie halfway;
    private final SecondFactors factors;
    private final Pages pages;

    Doors(Sessions sessions, SessionCookie cookies, HalfwayCookie halfway, SecondFactors factors, Pages pages) {
        this.sessions = sessions;
        this.cookies = cookies;
        this.halfway = halfway;
        this.factors = factors;
        this.pages = pages;
    }

    /** All the way in. */
    MutableHttpResponse<byte[]> enter(Visit visit, Viewer viewer, MutableHttpResponse<byte[]> response) {
        SessionCookie.tokenIn(visit.request()).ifPresent(sessions::close);
        HalfwayCookie.tokenIn(visit.request()).ifPresent(sessions::close);
        var entered = response.cookie(cookies.of(open(visit, viewer, Sessions.Kind.BROWSER)));
        return HalfwayCookie.tokenIn(visit.request()).isPresent() ? entered.cookie(halfway.cleared()) : entered;
    }

    /** In after the password alone, or to the second step for who has one; then on to {@code next}. */
    MutableHttpResponse<byte[]> enterByPassword(Visit visit, Viewer viewer, String next) {
        if (!factors.isOn(viewer.loginId())) {
            return enter(visit, viewer, pages.go(next));
        }
        HalfwayCookie.tokenIn(visit.request()).ifPresent(sessions::close);
        var token = open(visit, viewer, Sessions.Kind.HALFWAY);
        return pages.go(Links.to("/sign-in/code", Map.of("next", next))).cookie(halfway.of(token));
    }

    /** Who has given the password in this browser, and not yet the second factor. */
    Optional<Viewer> halfway(Visit visit) {
        return HalfwayCookie.tokenIn(visit.request()).flatMap(token -> sessions.viewerOf(token, Sessions.Kind.HALFWAY));
    }

    private String open(Visit visit, Viewer viewer, Sessions.Kind kind) {
        var browser = visit.request().getHeaders().get("User-Agent");
        return sessions.open(
                viewer, kind, browser == null ? "" : browser.replace("\0", ""), Attempts.addressOf(visit.request()));
    }

    MutableHttpResponse<byte[]> leave(Visit visit, MutableHttpResponse<byte[]> response) {
        SessionCookie.tokenIn(visit.request()).ifPresent(sessions::close);
        return response.cookie(cookies.cleared());
    }

    /** The token of the session that makes this visit; empty for a program's. */
    static String token(Visit visit) {
        return SessionCookie.tokenIn(visit.request()).orElse("");
    }
}
