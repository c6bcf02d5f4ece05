package coop.talkoot.activitypub.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** SHA-256 of bodies, as {@code Digest} (RFC 3230) and {@code Content-Digest} (RFC 9530) carry it. */
public final class Digests {
    private Digests() {}

    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(sha256(body));
    }

    static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    }

    /** Several digests may be given; SHA-256 must be among them and fit. */
    static void checkDigest(List<String> headers, byte[] body) throws BadSignature {
        for (var part : String.join(",", headers).split(",", -1)) {
            var digest = part.strip();
            if (digest.toLowerCase(Locale.ROOT).startsWith("sha-256=")) {
                compare(digest.substring("sha-256=".length()), body, "Digest");
                return;
            }
        }
        throw new BadSignature("Digest must name SHA-256");
    }

    static void checkContentDigest(List<String> headers, byte[] body) throws BadSignature {
        for (var part : String.join(",", headers).split(",", -1)) {
            var digest = part.strip();
            if (digest.startsWith("sha-256=:") && digest.endsWith(":") && digest.length() > 10) {
                compare(digest.substring("sha-256=:".length(), digest.length() - 1), body, "Content-Digest");
                return;
            }
        }
        throw new BadSignature("Content-Digest must hold sha-256=:…:");
    }

    private static void compare(String base64, byte[] body, String header) throws BadSignature {
        try {
            if (!MessageDigest.isEqual(Base64.getDecoder().decode(base64), sha256(body))) {
                throw new BadSignature(header + " is not that of the body");
            }
        } catch (IllegalArgumentException malformed) {
            throw new BadSignature(header + " is not base64");
        }
    }
}
