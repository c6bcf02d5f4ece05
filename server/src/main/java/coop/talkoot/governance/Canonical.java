package coop.talkoot.governance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import coop.talkoot.platform.Refused;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * JSON in its one canonical form (RFC 8785) and the hash of it. What is hashed here holds texts, whole numbers, truth
 * values, lists and objects only: no fractions, so no two programs can write one differently.
 */
public final class Canonical {
    /** Whole numbers beyond this are not the same in every program. */
    private static final long LARGEST = (1L << 53) - 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(20)
                    .build())
            .build();

    private Canonical() {}

    /** The canonical text of maps, lists, texts, whole numbers and truth values. */
    public static String write(Object tree) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            write(json, tree);
        } catch (IOException cause) {
            throw new UncheckedIOException("a text in memory could not be written", cause);
        }
        try {
            return new JsonCanonicalizer(text.toString()).getEncodedString();
        } catch (IOException cause) {
            throw new IllegalStateException("what was just written is no JSON", cause);
        }
    }

    /** The tree of a text; refused by the name of {@code field} when it is not such JSON. */
    public static Object read(String field, String text) {
        try (var parser = FACTORY.createParser(text)) {
            parser.nextToken();
            var tree = read(field, parser);
            if (parser.nextToken() != null) {
                throw Refused.invalid(field, "There is something after the JSON.");
            }
            return tree;
        } catch (IOException cause) {
            throw Refused.invalid(field, "This is not the JSON we read.");
        }
    }

    /** SHA-256 of the text's UTF-8. */
    public static byte[] hash(String canonical) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }

    private static void write(JsonGenerator json, Object tree) throws IOException {
        switch (tree) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (var entry : map.entrySet()) {
                    json.writeFieldName((String) entry.getKey());
                    write(json, entry.getValue());
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (var item : list) {
                    write(json, item);
                }
                json.writeEndArray();
            }
            case String text -> json.writeString(text);
            case Boolean truth -> json.writeBoolean(truth);
            case Integer number -> json.writeNumber(number.longValue());
            case Long number -> json.writeNumber(safe(number));
            default -> throw new IllegalArgumentException("no canonical JSON has a " + tree.getClass());
        }
    }

    private static long safe(long number) {
        if (Math.abs(number) > LARGEST) {
            throw new IllegalArgumentException(number + " is not the same number in every program");
        }
        return number;
    }

    private static Object read(String field, JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var object = new LinkedHashMap<String, Object>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                object.put(name, read(field, parser));
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            var list = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(read(field, parser));
            }
            return list;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            var number = parser.getBigIntegerValue();
            if (number.bitLength() <= 53 && Math.abs(number.longValueExact()) <= LARGEST) {
                return number.longValueExact();
            }
        }
        throw Refused.invalid(field, "Only texts, whole numbers, true, false, lists and objects can stand here.");
    }
}
