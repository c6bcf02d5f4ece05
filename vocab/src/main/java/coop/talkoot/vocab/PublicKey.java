package coop.talkoot.vocab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key for HTTP signatures, as `publicKey` bears it. */
public record PublicKey(String id, @Nullable String owner, String pem) {
    public PublicKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pem, "pem");
    }
}
