package coop.talkoot.http;

import coop.talkoot.people.Sessions;
import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** The cookie a signed-in browser holds. It has no Domain: other hosts of the same site never see it. */
@Singleton
public final class SessionCookie {
    public static final String NAME = "talkoot_session";

    private final boolean isSecure;

    SessionCookie(Settings settings) {
        this.isSecure = "https".equals(settings.baseUrl().getScheme());
    }

    /** To set after signing in; {@code token} comes from {@link Sessions#open}. */
    public Cookie of(String token) {
        return cookie(token, Sessions.LASTS);
    }

    /** To set when signing out. */
    public Cookie cleared() {
        return cookie("", Duration.ZERO);
    }

    /** The token a request brings. */
    public static Optional<String> tokenIn(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(token -> !token.isBlank());
    }

    private Cookie cookie(String token, Duration lasts) {
        return Cookie.of(NAME, token)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.Lax)
                .path("/")
                .maxAge(lasts);
    }
}
