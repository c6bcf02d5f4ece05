package coop.talkoot.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/** How entries hang together: each hash is SHA-256 of the one before and of the entry as canonical JSON (RFC 8785). */
final class Chain {
    /** What stands before the first entry. */
    static final String BEGINNING = "0".repeat(64);

    private static final JsonFactory JSON = new JsonFactory();
    private static final HexFormat HEX = HexFormat.of();

    private Chain() {}

    /** The hash the entry must have; what it says of itself as its hash is not looked at. */
    static String hash(Entry entry) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(HEX.parseHex(entry.previousHash()));
            return HEX.formatHex(digest.digest(canonical(entry)));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    /** Ids are texts, as in the API; amounts are numbers. */
    static byte[] canonical(Entry entry) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("id", Long.toString(entry.id()));
            json.writeStringField("unit", Long.toString(entry.unitId()));
            json.writeNumberField("seq", entry.seq());
            json.writeStringField("kind", entry.kind().name());
            json.writeStringField("memo", entry.memo());
            json.writeStringField("by", Long.toString(entry.byId()));
            json.writeStringField("createdAt", entry.createdAt().toString());
            if (entry.key() != null) {
                json.writeStringField("key", entry.key());
            }
            if (entry.reversesId() != null) {
                json.writeStringField("reverses", Long.toString(entry.reversesId()));
            }
            writePostings(entry, json);
            json.writeEndObject();
            json.flush();
            return new JsonCanonicalizer(text.toString()).getEncodedUTF8();
        } catch (IOException cause) {
            throw new IllegalStateException("what was just written as JSON is none", cause);
        }
    }

    private static void writePostings(Entry entry, JsonGenerator json) throws IOException {
        var ordered = entry.postings().stream()
                .sorted(Comparator.comparingLong(Posting::accountId))
                .toList();
        json.writeArrayFieldStart("postings");
        for (var posting : ordered) {
            json.writeStartObject();
            json.writeStringField("account", Long.toString(posting.accountId()));
            json.writeNumberField("amount", posting.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static byte[] bytes(String hash) {
        return HEX.parseHex(hash);
    }

    static String text(byte[] hash) {
        return HEX.formatHex(hash);
    }
}
