package coop.talkoot.activitypub.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a request says of its signature, all that can be checked without the key checked: coverage, digest, time.
 *
 * @param keyId the key it claims to be made by
 * @param bases the text signed; more than one where peers differ about the query of a GET
 */
public record Claim(String keyId, List<String> bases, byte[] signature, List<ActorKey.Algorithm> algorithms) {
    public Claim {
        bases = List.copyOf(bases);
        algorithms = List.copyOf(algorithms);
        signature = signature.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    /** Whether this key made the signature. The key decides the algorithm; a label can only narrow it. */
    public boolean isBy(ActorKey key) {
        return algorithms.contains(key.algorithm())
                && bases.stream()
                        .anyMatch(base -> Crypto.verify(
                                key.algorithm(), key.publicKey(), base.getBytes(StandardCharsets.UTF_8), signature));
    }
}
