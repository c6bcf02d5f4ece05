package coop.talkoot.governance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The name a voter goes by in one vote: who has the key can tell whose it is, and the key is destroyed at the close. */
final class Tracker {
    private static final int LENGTH = 12;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tracker() {}

    static byte[] newKey() {
        var key = new byte[32];
        RANDOM.nextBytes(key);
        return key;
    }

    /** {@code voter} is the actor's uri. */
    static String of(byte[] key, String voter) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return base32(mac.doFinal(voter.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every Java has HMAC-SHA256", cause);
        }
    }

    /** RFC 4648 in small letters, cut. */
    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        var bits = 0;
        var held = 0;
        for (var each : bytes) {
            bits = bits << 8 | (each & 0xff);
            held += 8;
            while (held >= 5 && text.length() < LENGTH) {
                held -= 5;
                text.append(LETTERS.charAt(bits >> held & 31));
            }
            bits &= (1 << held) - 1;
        }
        return text.toString();
    }
}
