package coop.talkoot.activitypub.signature;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A key of an actor, here or elsewhere.
 *
 * @param uri id of the key: the actor's id with a fragment, as a rule
 * @param publicKey X.509 SubjectPublicKeyInfo
 * @param privateKey PKCS#8; only of our own actors
 */
public record ActorKey(String uri, long actorId, Algorithm algorithm, byte[] publicKey, byte @Nullable [] privateKey) {
    /** RSA signs requests, ED25519 documents. */
    public enum Algorithm {
        RSA,
        ED25519;

        /** The algorithm a public key is for. */
        public static Algorithm of(PublicKey key) {
            return key instanceof RSAPublicKey ? RSA : ED25519;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActorKey key
                && uri.equals(key.uri)
                && actorId == key.actorId
                && algorithm == key.algorithm
                && Arrays.equals(publicKey, key.publicKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(uri, actorId, algorithm, Arrays.hashCode(publicKey));
    }

    @Override
    public String toString() {
        return "ActorKey[" + uri + ", " + algorithm + "]";
    }
}
