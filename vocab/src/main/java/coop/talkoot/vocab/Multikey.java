package coop.talkoot.vocab;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A key for integrity proofs, as `assertionMethod` bears it (FEP-521a). */
public record Multikey(String id, @Nullable String controller, String publicKeyMultibase) {
    public Multikey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(publicKeyMultibase, "publicKeyMultibase");
    }
}
