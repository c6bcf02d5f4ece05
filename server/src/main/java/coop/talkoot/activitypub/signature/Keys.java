package coop.talkoot.activitypub.signature;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Public keys as actors publish them: PEM for RSA, Multikey (FEP-521a) for Ed25519. */
public final class Keys {
    private static final int SMALLEST_RSA = 2048;
    private static final int LARGEST_RSA = 8192;
    /** Multicodec ed25519-pub, and the DER around a bare key (RFC 8410). */
    private static final byte[] ED25519_CODEC = {(byte) 0xed, 0x01};

    private static final byte[] ED25519_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Keys() {}

    /** Reads SPKI ("PUBLIC KEY") or PKCS#1 ("RSA PUBLIC KEY"). Empty for what is malformed, weak or of another kind. */
    public static Optional<PublicKey> readPem(String pem) {
        try {
            var isPkcs1 = pem.contains("BEGIN RSA PUBLIC KEY");
            var der = Base64.getMimeDecoder()
                    .decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
            var key = isPkcs1 ? readPkcs1(der) : readSpki(der);
            return Optional.of(key).filter(Keys::isStrong);
        } catch (GeneralSecurityException | IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    /** Reads an Ed25519 Multikey. Empty for what is malformed or of another kind. */
    public static Optional<PublicKey> readMultibase(String multibase) {
        try {
            if (!multibase.startsWith("z")) {
                return Optional.empty();
            }
            var bytes = Base58.decode(multibase.substring(1));
            if (bytes.length != 34 || bytes[0] != ED25519_CODEC[0] || bytes[1] != ED25519_CODEC[1]) {
                return Optional.empty();
            }
            var der = Arrays.copyOf(ED25519_HEAD, 44);
            System.arraycopy(bytes, 2, der, 12, 32);
            return Optional.of(Crypto.readPublic(ActorKey.Algorithm.ED25519, der));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** The PEM of an encoded RSA key, as actor documents carry it. */
    public static String pem(byte[] publicKey) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The Multikey form of an encoded Ed25519 key. */
    public static String multibase(byte[] publicKey) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ED25519_CODEC);
        bytes.write(publicKey, ED25519_HEAD.length, 32);
        return "z" + Base58.encode(bytes.toByteArray());
    }

    private static PublicKey readSpki(byte[] der) throws GeneralSecurityException {
        var isEd25519 = der.length == 44 && Arrays.equals(der, 0, 12, ED25519_HEAD, 0, 12);
        return Crypto.readPublic(isEd25519 ? ActorKey.Algorithm.ED25519 : ActorKey.Algorithm.RSA, der);
    }

    /** RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER } (RFC 8017 A.1.1). */
    private static PublicKey readPkcs1(byte[] der) throws GeneralSecurityException {
        var at = new int[] {0};
        expect(der, at, 0x30);
        var modulus = integer(der, at);
        var exponent = integer(der, at);
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    }

    private static BigInteger integer(byte[] der, int[] at) {
        var length = expect(der, at, 0x02);
        var value = new BigInteger(1, Arrays.copyOfRange(der, at[0], at[0] + length));
        at[0] += length;
        return value;
    }

    private static int expect(byte[] der, int[] at, int tag) {
        if ((der[at[0]++] & 0xff) != tag) {
            throw new IllegalArgumentException("not PKCS#1");
        }
        var length = der[at[0]++] & 0xff;
        if (length < 0x80) {
            return length;
        }
        var bytes = length & 0x7f;
        length = 0;
        for (var i = 0; i < bytes && i < 4; i++) {
            length = length << 8 | (der[at[0]++] & 0xff);
        }
        if (length < 0 || length > der.length - at[0]) {
            throw new IllegalArgumentException("not PKCS#1");
        }
        return length;
    }

    static boolean isStrong(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa)
                || (rsa.getModulus().bitLength() >= SMALLEST_RSA
                        && rsa.getModulus().bitLength() <= LARGEST_RSA);
    }
}
