package coop.talkoot.governance.count;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Proofs of the kind eddsa-jcs-2022 (FEP-8b32), checked with keys that stand in the file as multibase texts. */
final class Proofs {

    private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private final Map<String, String> keys;

    Proofs(Map<String, String> keys) {
        this.keys = keys;
    }

    /** The id of the key that signed this, whose proof is right. */
    String check(Fields document) throws Unreadable {
        Fields proof = document.part("proof");
        String method = proof.text("verificationMethod");
        String key = keys.get(method);
        if (!proof.text("type").equals("DataIntegrityProof")
                || !proof.text("cryptosuite").equals("eddsa-jcs-2022")) {
            throw new Unreadable(document.where() + " has a proof of another kind than eddsa-jcs-2022");
        }
        if (key == null) {
            throw new Unreadable(document.where() + " is signed by " + method + ", whose key is not in the file");
        }
        Map<String, @Nullable Object> options = new TreeMap<>(proof.map());
        options.remove("proofValue");
        Map<String, @Nullable Object> bare = new TreeMap<>(document.map());
        bare.remove("proof");
        bare.remove("signature");
        if (options.containsKey("@context")) {
            bare.put("@context", options.get("@context"));
        }
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] first = sha.digest(CanonicalJson.write(options).getBytes(StandardCharsets.UTF_8));
            byte[] second = sha.digest(CanonicalJson.write(bare).getBytes(StandardCharsets.UTF_8));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey(key));
            signature.update(first);
            signature.update(second);
            if (signature.verify(decoded(proof.text("proofValue"), 64))) {
                return method;
            }
        } catch (GeneralSecurityException e) {
            throw new Unreadable(document.where() + " has a proof that cannot be checked: " + e.getMessage());
        }
        throw new Unreadable(document.where() + " was changed after " + method + " signed it");
    }

    /** SHA-256 of a key's 32 bytes, as it stands on rolls. */
    static String fingerprint(String key) throws Unreadable {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    private static byte[] bytes(String key) throws Unreadable {
        byte[] bytes = decoded(key, 34);
        if ((bytes[0] & 0xff) != 0xed || bytes[1] != 1) {
            throw new Unreadable("a key is not of Ed25519: " + key);
        }
        return Arrays.copyOfRange(bytes, 2, 34);
    }

    private static PublicKey publicKey(String key) throws Unreadable, GeneralSecurityException {
        byte[] bytes = bytes(key);
        byte[] number = new byte[32];
        for (int at = 0; at < 32; at++) {
            number[at] = bytes[31 - at];
        }
        boolean isOdd = (number[0] & 0x80) != 0;
        number[0] &= 0x7f;
        EdECPoint point = new EdECPoint(isOdd, new BigInteger(1, number));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    }

    /** Base58 behind the z of multibase, of exactly so many bytes and written in the one way there is. */
    private static byte[] decoded(String text, int length) throws Unreadable {
        BigInteger number = BigInteger.ZERO;
        for (int at = 1; at < text.length(); at++) {
            int digit = DIGITS.indexOf(text.charAt(at));
            if (digit < 0) {
                throw new Unreadable("this is not base58: " + text);
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
        }
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        long zeros = text.chars().skip(1).takeWhile(c -> c == '1').count();
        boolean isZero = number.signum() == 0;
        if (!text.startsWith("z") || (isZero ? 0 : bytes.length - from) + zeros != length) {
            throw new Unreadable("expected " + length + " bytes in base58 behind a z, found " + text);
        }
        byte[] exact = new byte[length];
        System.arraycopy(bytes, from, exact, length - (bytes.length - from), bytes.length - from);
        return exact;
    }
}
