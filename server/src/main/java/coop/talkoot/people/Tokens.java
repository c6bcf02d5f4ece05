package coop.talkoot.people;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets handed out once: 256 random bits in words that fit a link; only their SHA-256 is kept. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /** A new secret, 43 characters that need no escaping in a link. */
    public static String create() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Secrets by what is kept of them, so that rows can be told apart. */
    public static Map<ByteBuffer, String> byHash(Collection<String> tokens) {
        return tokens.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(token -> ByteBuffer.wrap(hash(token)), token -> token));
    }

    /** What is kept of a secret. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
