package coop.talkoot.notices;

import coop.talkoot.platform.Settings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Says to a push service who sends (VAPID, RFC 8292): a token signed with our key, for that service alone. */
@Singleton
final class PushVoucher {
    /** RFC 8292, section 2: at most 24 hours. */
    private static final Duration LASTS = Duration.ofHours(12);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    private final PushKeys keys;
    private final Settings settings;
    private final Clock clock;

    PushVoucher(PushKeys keys, Settings settings, Clock clock) {
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Value of the Authorization header. */
    String authorization(URI endpoint) {
        // The parts hold no quotes: an origin of a checked URL, a number, our own address.
        var claims = "{\"aud\":\"%s://%s\",\"exp\":%d,\"sub\":\"%s\"}"
                .formatted(
                        endpoint.getScheme(),
                        endpoint.getRawAuthority(),
                        clock.instant().plus(LASTS).getEpochSecond(),
                        settings.baseUrl());
        var signed = HEADER + "." + encoded(claims);
        return "vapid t=" + signed + "." + signature(signed) + ", k=" + keys.publicKey();
    }

    private String signature(String text) {
        try {
            // RFC 7518, section 3.4: both numbers side by side, not in ASN.1.
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.pair().getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every Java signs with P-256", cause);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
