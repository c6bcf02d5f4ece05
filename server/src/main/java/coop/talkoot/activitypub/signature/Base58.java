package coop.talkoot.activitypub.signature;

import java.math.BigInteger;

/** The alphabet of Bitcoin, in which multibase (prefix z) writes keys and signatures. */
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    /** A proof has 88 characters; nothing longer is worth the squared cost. */
    private static final int LONGEST = 600;

    private Base58() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        for (var rest = new BigInteger(1, bytes); rest.signum() > 0; rest = rest.divide(BASE)) {
            text.append(ALPHABET.charAt(rest.mod(BASE).intValue()));
        }
        for (var i = 0; i < bytes.length && bytes[i] == 0; i++) {
            text.append('1');
        }
        return text.reverse().toString();
    }

    /** Throws IllegalArgumentException for what is no base58. */
    static byte[] decode(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("too long");
        }
        var value = BigInteger.ZERO;
        for (var i = 0; i < text.length(); i++) {
            var digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("not base58");
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        var zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == '1') {
            zeros++;
        }
        var magnitude = value.signum() == 0 ? new byte[0] : value.toByteArray();
        var skip = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        var bytes = new byte[zeros + magnitude.length - skip];
        System.arraycopy(magnitude, skip, bytes, zeros, magnitude.length - skip);
        return bytes;
    }
}
