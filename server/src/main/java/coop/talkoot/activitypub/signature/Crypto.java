package coop.talkoot.activitypub.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.conscrypt.Conscrypt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing and checking: by Conscrypt where its native library loads (1.7 times the RSA signatures), else by the JDK. */
final class Crypto {
    private static final Logger LOG = LoggerFactory.getLogger(Crypto.class);
    private static final @Nullable Provider FAST = conscrypt();

    private Crypto() {}

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
        return factory(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static PrivateKey readPrivate(ActorKey.Algorithm algorithm, byte[] encoded)
            throws GeneralSecurityException {
        return factory(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static KeyFactory factory(ActorKey.Algorithm algorithm) throws GeneralSecurityException {
        var name = algorithm == ActorKey.Algorithm.RSA ? "RSA" : "Ed25519";
        return FAST == null || algorithm == ActorKey.Algorithm.ED25519
                ? KeyFactory.getInstance(name)
                : KeyFactory.getInstance(name, FAST);
    }

    private static Signature signature(ActorKey.Algorithm algorithm) throws GeneralSecurityException {
        var name = algorithm == ActorKey.Algorithm.RSA ? "SHA256withRSA" : "Ed25519";
        return FAST == null || algorithm == ActorKey.Algorithm.ED25519
                ? Signature.getInstance(name)
                : Signature.getInstance(name, FAST);
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
