package coop.talkoot.activitypub.signature;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.function.Function;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys, signing and checking: by Conscrypt where its native library loads, else by the JDK. Conscrypt signs by RSA 1.7 times as
 * fast, by Ed25519 forty times, and checks that twelve times as fast.
 */
final class Crypto {
    private static final Logger LOG = LoggerFactory.getLogger(Crypto.class);
    private static final @Nullable Provider FAST = conscrypt();
    private static final int RSA_BITS = 2048;

    /** Keys as the provider reads them, by their encoded form: reading one costs as much as checking a signature. */
    private static final Cache<ByteBuffer, PublicKey> PUBLIC =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private static final Cache<ByteBuffer, PrivateKey> PRIVATE =
            Caffeine.newBuilder().maximumSize(2_000).build();

    /** Specs take one that gives the same pairs again and again: they make thousands of actors. */
    private static volatile Function<ActorKey.Algorithm, KeyPair> maker = Crypto::make;

    private Crypto() {}

    /** Where the pairs of new actors come from, from now on. For specs. */
    static void generateBy(Function<ActorKey.Algorithm, KeyPair> other) {
        maker = other;
    }

    static byte[] sign(ActorKey.Algorithm algorithm, byte[] privateKey, byte[] message) {
        try {
            var signature = signature(algorithm);
            signature.initSign(readPrivate(algorithm, privateKey));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("our own key does not sign", cause);
        }
    }

    /** False for a signature that does not fit, is malformed, or was made by a weak key or one of another kind. */
    static boolean verify(ActorKey.Algorithm algorithm, byte[] publicKey, byte[] message, byte[] signed) {
        try {
            var signature = signature(algorithm);
            var key = readPublic(algorithm, publicKey);
            if (!Keys.isStrong(key)) {
                return false;
            }
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (GeneralSecurityException malformed) {
            return false;
        }
    }

    static PublicKey readPublic(ActorKey.Algorithm algorithm, byte[] encoded) throws GeneralSecurityException {
        var name = ByteBuffer.wrap(encoded);
        var known = PUBLIC.getIfPresent(name);
        if (known == null) {
            known = factory(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
            PUBLIC.put(name, known);
        }
        return known;
    }

    private static PrivateKey readPrivate(ActorKey.Algorithm algorithm, byte[] encoded)
            throws GeneralSecurityException {
        var name = ByteBuffer.wrap(encoded);
        var known = PRIVATE.getIfPresent(name);
        if (known == null) {
            known = factory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            PRIVATE.put(name, known);
        }
        return known;
    }

    /** RSA of 2048 bits, or Ed25519. */
    static KeyPair generate(ActorKey.Algorithm algorithm) {
        return maker.apply(algorithm);
    }

    static KeyPair make(ActorKey.Algorithm algorithm) {
        try {
            var generator = FAST == null
                    ? KeyPairGenerator.getInstance(family(algorithm))
                    : KeyPairGenerator.getInstance(family(algorithm), FAST);
            if (algorithm == ActorKey.Algorithm.RSA) {
                generator.initialize(RSA_BITS);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("this Java cannot make " + algorithm + " keys", cause);
        }
    }

    private static KeyFactory factory(ActorKey.Algorithm algorithm) throws GeneralSecurityException {
        var family = family(algorithm);
        return FAST == null ? KeyFactory.getInstance(family) : KeyFactory.getInstance(family, FAST);
    }

    private static Signature signature(ActorKey.Algorithm algorithm) throws GeneralSecurityException {
        var name = algorithm == ActorKey.Algorithm.RSA ? "SHA256withRSA" : family(algorithm);
        return FAST == null ? Signature.getInstance(name) : Signature.getInstance(name, FAST);
    }

    private static String family(ActorKey.Algorithm algorithm) {
        return algorithm == ActorKey.Algorithm.RSA ? "RSA" : "Ed25519";
    }

    private static @Nullable Provider conscrypt() {
        try {
            return Conscrypt.newProvider();
        } catch (UnsatisfiedLinkError | RuntimeException absent) {
            LOG.info("Conscrypt does not load here ({}); the JDK signs", absent.getMessage());
            return null;
        }
    }
}
