package coop.talkoot.web;

import coop.talkoot.people.Tokens;
import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * Marks the browser that went to the identity provider by what it must bring back, and then by its ticket for signing up:
 * else somebody could send people into a login of their own. Lax, as it is another site that sends the browser back.
 */
@Singleton
final class ProviderCookie {
    private static final String NAME = "talkoot_provider";
    private static final Duration LASTS = Duration.ofMinutes(30);

    private final boolean isSecure;

    ProviderCookie(Settings settings) {
        this.isSecure = "https".equals(settings.baseUrl().getScheme());
    }

    Cookie of(String token) {
        return Cookie.of(NAME, token)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.Lax)
                .path("/sign-in/provider")
                .maxAge(LASTS);
    }

    static boolean isIn(HttpRequest<?> request, String token) {
        return request.getCookies()
                .findCookie(NAME)
                .map(cookie -> MessageDigest.isEqual(Tokens.hash(cookie.getValue()), Tokens.hash(token)))
                .orElse(false);
    }
}
