package coop.talkoot.web;

import coop.talkoot.platform.Settings;
import coop.talkoot.web.view.Flash;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Carries one sentence from the answer of a form to the page after it, which shows it once. */
@Singleton
final class FlashCookie {
    private static final String NAME = "talkoot_flash";
    private static final Duration LASTS = Duration.ofMinutes(1);
    private static final int LONGEST = 1000;

    private final boolean isSecure;

    FlashCookie(Settings settings) {
        this.isSecure = "https".equals(settings.baseUrl().getScheme());
    }

    Cookie of(Flash flash) {
        var sentence = flash.sentence().getBytes(StandardCharsets.UTF_8);
        return cookie(
                flash.tone() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sentence), LASTS);
    }

    Cookie cleared() {
        return cookie("", Duration.ZERO);
    }

    /** What the request carries; the sentence is text, whoever wrote it, and is escaped as such. */
    static Optional<Flash> in(HttpRequest<?> request) {
        return request.getCookies()
                .findCookie(NAME)
                .map(Cookie::getValue)
                .filter(value -> value.length() <= LONGEST)
                .flatMap(FlashCookie::read);
    }

    private static Optional<Flash> read(String value) {
        try {
            var dot = Math.max(0, value.indexOf('.'));
            var tone = Flash.Tone.valueOf(value.substring(0, dot));
            var sentence = new String(Base64.getUrlDecoder().decode(value.substring(dot + 1)), StandardCharsets.UTF_8);
            return sentence.isBlank() ? Optional.empty() : Optional.of(new Flash(tone, sentence));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private Cookie cookie(String value, Duration lasts) {
        return Cookie.of(NAME, value)
                .httpOnly(true)
                .secure(isSecure)
                .sameSite(SameSite.Lax)
                .path("/")
                .maxAge(lasts);
    }
}
