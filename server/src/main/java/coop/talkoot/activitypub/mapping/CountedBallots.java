package coop.talkoot.activitypub.mapping;

import coop.talkoot.vocab.Received;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/** Digests of ballots as they were signed, over their canonical form (RFC 8785). */
final class CountedBallots {
    private CountedBallots() {}

    /** Of the activity as it came, proof and all; nothing for what did not come from anywhere. */
    static @Nullable String digest(Received activity) {
        return activity.json().map(json -> digest(json.toString())).orElse(null);
    }

    private static @Nullable String digest(String json) {
        try {
            var canonical = new JsonCanonicalizer(json).getEncodedUTF8();
            return Sha256.digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical)));
        } catch (IOException | NoSuchAlgorithmException cause) {
            throw new IllegalArgumentException("a ballot that has no canonical form", cause);
        }
    }
}
