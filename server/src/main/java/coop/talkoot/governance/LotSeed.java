package coop.talkoot.governance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/**
 * The seed of a public lot, which nobody could know when the pool was frozen, and everybody can make again: from what was
 * promised before and shown after, and from a public number named in advance. All hashes are SHA-256.
 */
public final class LotSeed {
    private static final String NAME = "talkoot-lot-v1";

    private LotSeed() {}

    /** What somebody promises: the hash of a number of theirs, followed by their own uri, so that nobody can copy it. */
    public static byte[] commitment(byte[] number, String actor) {
        var digest = digest();
        digest.update(number);
        return digest.digest(actor.getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of all who could be drawn. */
    public static byte[] pool(List<String> actors) {
        return Canonical.hash(Canonical.write(actors.stream().sorted().toList()));
    }

    /** @param shown the numbers that were shown, by who promised them */
    public static byte[] of(String lotUri, byte[] poolHash, SortedMap<String, byte[]> shown, String publicNumber) {
        var random = digest();
        shown.values().forEach(random::update);
        random.update(publicNumber.getBytes(StandardCharsets.UTF_8));
        var digest = digest();
        digest.update(NAME.getBytes(StandardCharsets.UTF_8));
        digest.update(lotUri.getBytes(StandardCharsets.UTF_8));
        digest.update(poolHash);
        return digest.digest(random.digest());
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
