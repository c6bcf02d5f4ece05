package coop.talkoot.activitypub.mapping;

import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Hashes as they travel, {@code sha-256=:…:} (RFC 9530), and as the domain has them, in hexadecimal; empty is none. */
final class Sha256 {
    private static final String BEGIN = "sha-256=:";
    private static final int BYTES = 32;

    private Sha256() {}

    static @Nullable String digest(String hexadecimal) {
        return hexadecimal.isEmpty()
                ? null
                : BEGIN + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal)) + ":";
    }

    /** Empty for what is no such digest. */
    static String hexadecimal(@Nullable String digest) {
        if (digest == null || !digest.startsWith(BEGIN) || !digest.endsWith(":") || digest.length() <= BEGIN.length()) {
            return "";
        }
        try {
            var bytes = Base64.getDecoder().decode(digest.substring(BEGIN.length(), digest.length() - 1));
            return bytes.length == BYTES ? HexFormat.of().formatHex(bytes) : "";
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
