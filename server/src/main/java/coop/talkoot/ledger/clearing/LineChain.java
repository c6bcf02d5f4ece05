package coop.talkoot.ledger.clearing;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * How the transfers of one direction hang together. Both sides make the same hash of the same transfer at the same place:
 * SHA-256 of the hash before and of the canonical JSON (RFC 8785) of what both know of it.
 */
final class LineChain {
    private static final JsonFactory JSON = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of();

    private LineChain() {}

    static Mirror.End next(Mirror.End last, ClearingTransfer.Terms terms) {
        var seq = last.seq() + 1;
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HEX.parseHex(last.hash()));
            return new Mirror.End(seq, HEX.formatHex(digest.digest(canonical(seq, terms))));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    private static byte[] canonical(long seq, ClearingTransfer.Terms terms) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", terms.uri());
            json.writeStringField("payer", terms.payer());
            json.writeStringField("payee", terms.payee());
            json.writeNumberField("minutes", terms.minutes());
            json.writeNumberField("sequence", seq);
            if (terms.about() != null) {
                json.writeStringField("context", terms.about());
            }
            json.writeEndObject();
            json.flush();
            return new JsonCanonicalizer(text.toString()).getEncodedUTF8();
        } catch (IOException cause) {
            throw new IllegalStateException("what was just written as JSON is none", cause);
        }
    }

    static byte[] bytes(String hash) {
        return HEX.parseHex(hash);
    }

    static String text(byte[] hash) {
        return HEX.formatHex(hash);
    }
}
