package coop.talkoot.web;

import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** What a browser holds between the password and the second factor. It goes to the sign-in pages alone. */
@Singleton
final class HalfwayCookie {
    private static final String NAME = "talkoot_halfway";
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final boolean isSecure;

    HalfwayCookie(Settings settings) {
        this.isSecure = "https".equals(settings.baseUrl().getScheme());
    }

    Cookie of(String token) {
        return cookie(token, LASTS);
    }

    Cookie cleared() {
        return cookie("", Duration.ZERO);
    }

    static Optional<String> tokenIn(HttpRequest<?> request) {
        return request.getCookies().findCookie(NAME).map(Cookie::getValue).filter(token -> !token.isBlank());
    }

    private Cookie cookie(String value, Duration lasts) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.Lax)
                .path("/sign-in")
                .maxAge(lasts);
    }
}
