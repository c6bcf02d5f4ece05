package coop.talkoot.governance.method;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A lot anybody can draw again: each name's key is its HMAC-SHA256 under a public seed, and the lowest comes first. */
public final class Lot {

    private final byte[] seed;

    /** @param seed 32 bytes in hexadecimal */
    public Lot(String seed) {
        this.seed = HexFormat.of().parseHex(seed);
        if (this.seed.length != 32) {
            throw new IllegalArgumentException("a seed has 32 bytes, not " + this.seed.length);
        }
    }

    /** These names, the luckiest first; in which order they are handed in makes no difference. */
    public List<String> order(List<String> names) {
        record Drawn(String name, String key) {}
        return names.stream()
                .map(name -> new Drawn(name, key(name)))
                .sorted(Comparator.comparing(Drawn::key).thenComparing(Drawn::name))
                .map(Drawn::name)
                .toList();
    }

    /** What stands for this name, in hexadecimal. */
    public String key(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows HmacSHA256", e);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
