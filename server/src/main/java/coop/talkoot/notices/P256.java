package coop.talkoot.notices;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;

/** Keys of the curve P-256 as they travel: a point as 65 bytes, a private key as 32. */
final class P256 {
    static final int POINT = 65;
    private static final int NUMBER = 32;
    private static final byte UNCOMPRESSED = 4;
    private static final ECParameterSpec CURVE = curve();

    private P256() {}

    static KeyPair generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every Java has P-256", cause);
        }
    }

    /** Throws IllegalArgumentException for what is no point of the curve: a foreign one would betray the private key. */
    static ECPublicKey publicKey(byte[] bytes) {
        if (bytes.length != POINT || bytes[0] != UNCOMPRESSED) {
            throw new IllegalArgumentException("not an uncompressed point of P-256");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(bytes, 1, 1 + NUMBER));
        var y = new BigInteger(1, Arrays.copyOfRange(bytes, 1 + NUMBER, POINT));
        if (!isOnCurve(x, y)) {
            throw new IllegalArgumentException("not on the curve P-256");
        }
        try {
            return (ECPublicKey)
                    KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), CURVE));
        } catch (GeneralSecurityException cause) {
            throw new IllegalArgumentException("not a key", cause);
        }
    }

    static ECPrivateKey privateKey(byte[] bytes) {
        try {
            return (ECPrivateKey)
                    KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(new BigInteger(1, bytes), CURVE));
        } catch (GeneralSecurityException cause) {
            throw new IllegalArgumentException("not a key", cause);
        }
    }

    static byte[] bytes(ECPublicKey key) {
        var bytes = new byte[POINT];
        bytes[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), bytes, 1);
        put(key.getW().getAffineY(), bytes, 1 + NUMBER);
        return bytes;
    }

    static byte[] bytes(ECPrivateKey key) {
        var bytes = new byte[NUMBER];
        put(key.getS(), bytes, 0);
        return bytes;
    }

    private static void put(BigInteger number, byte[] target, int from) {
        var bytes = number.toByteArray();
        var length = Math.min(NUMBER, bytes.length);
        System.arraycopy(bytes, bytes.length - length, target, from + NUMBER - length, length);
    }

    /** y² = x³ + ax + b, both numbers of the field. */
    private static boolean isOnCurve(BigInteger x, BigInteger y) {
        var prime = ((ECFieldFp) CURVE.getCurve().getField()).getP();
        var right = x.pow(3)
                .add(CURVE.getCurve().getA().multiply(x))
                .add(CURVE.getCurve().getB());
        return x.compareTo(prime) < 0
                && y.compareTo(prime) < 0
                && y.pow(2).subtract(right).mod(prime).signum() == 0;
    }

    private static ECParameterSpec curve() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("every Java has P-256", cause);
        }
    }
}
