package coop.talkoot.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.conscrypt.Conscrypt;

/** Signs requests as remote servers do (draft-cavage, RSA-2048): one key stands for all of them. */
final class Signer {
    private final KeyPair pair;

    Signer() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        pair = generator.generateKeyPair();
    }

    byte[] publicKey() {
        return pair.getPublic().getEncoded();
    }

    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(publicKey())
                + "\n-----END PUBLIC KEY-----";
    }

    /** A whole POST as bytes. */
    byte[] post(String path, String host, String keyId, String json) {
        try {
            var body = json.getBytes(StandardCharsets.UTF_8);
            var date = ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.RFC_1123_DATE_TIME);
            var digest = "SHA-256="
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
            var signature = Signature.getInstance("SHA256withRSA", Conscrypt.newProvider());
            signature.initSign(pair.getPrivate());
            signature.update(("(request-target): post " + path + "\nhost: " + host + "\ndate: " + date + "\ndigest: "
                            + digest)
                    .getBytes(StandardCharsets.US_ASCII));
            var head = "POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nDate: " + date + "\r\nDigest: " + digest
                    + "\r\nContent-Type: application/activity+json\r\nContent-Length: " + body.length
                    + "\r\nSignature: keyId=\"" + keyId
                    + "\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\""
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\"\r\n\r\n";
            var bytes = head.getBytes(StandardCharsets.US_ASCII);
            var whole = new byte[bytes.length + body.length];
            System.arraycopy(bytes, 0, whole, 0, bytes.length);
            System.arraycopy(body, 0, whole, bytes.length, body.length);
            return whole;
        } catch (GeneralSecurityException cause) {
            throw new IllegalStateException(cause);
        }
    }
}
