package coop.talkoot.notices;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Message encryption for Web Push (RFC 8291), in one record of aes128gcm (RFC 8188). */
final class PushEncryption {
    /** RFC 8291, section 4: push services take 4096 bytes, header and tag among them. */
    static final int MOST = 4096 - 16 - 4 - 1 - P256.POINT - 16 - 1;

    static final int SALT = 16;
    private static final int RECORD = 4096;
    private static final byte LAST_RECORD = 2;
    private static final int TAG_BITS = 128;

    private PushEncryption() {}

    /**
     * @param receiver the subscription's public key
     * @param secret the subscription's authentication secret
     * @param own a key pair made for this message alone
     * @param salt 16 bytes made for this message alone
     */
    static byte[] encrypt(byte[] message, ECPublicKey receiver, byte[] secret, KeyPair own, byte[] salt) {
        if (message.length > MOST) {
            throw new IllegalArgumentException("a push message has at most " + MOST + " bytes");
        }
        var ownPoint = P256.bytes((ECPublicKey) own.getPublic());
        try {
            // Section 3.3 and 3.4: the shared secret, mixed with what only the two know.
            var agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(own.getPrivate());
            agreement.doPhase(receiver, true);
            var keyInfo = joined(ascii("WebPush: info"), new byte[1], P256.bytes(receiver), ownPoint);
            var material = derived(agreement.generateSecret(), secret, keyInfo, 32);
            var key = derived(material, salt, joined(ascii("Content-Encoding: aes128gcm"), new byte[1]), 16);
            var nonce = derived(material, salt, joined(ascii("Content-Encoding: nonce"), new byte[1]), 12);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = cipher.doFinal(joined(message, new byte[] {LAST_RECORD}));
            // RFC 8188, section 2.1: salt, record size, length of the key id, key id.
            var size = ByteBuffer.allocate(4).putInt(RECORD).array();
            return joined(salt, size, new byte[] {P256.POINT}, ownPoint, sealed);
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException("a push message could not be encrypted", cause);
        }
    }

    private static byte[] derived(byte[] material, byte[] salt, byte[] info, int length)
            throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addIKM(material)
                        .addSalt(salt)
                        .thenExpand(info, length));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }
}
