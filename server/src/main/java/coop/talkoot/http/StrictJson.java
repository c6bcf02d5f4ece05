package coop.talkoot.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as a tree of maps, lists, strings, numbers and booleans. Refused with 400: what is not UTF-8, a key said
 * twice, nesting below 64, U+0000 (PostgreSQL has no such text) and half a surrogate pair (nobody can read it).
 */
public final class StrictJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxNumberLength(60)
                    .maxNameLength(200)
                    .build())
            .build();

    private StrictJson() {}

    /** The object a body is; anything else is refused. */
    public static Map<String, @Nullable Object> object(byte[] body) {
        try (var parser = FACTORY.createParser(decoded(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Rejected.malformed("", "The body must be a JSON object.");
            }
            var object = readObject(parser);
            if (parser.nextToken() != null) {
                throw Rejected.malformed("", "There is something after the JSON object.");
            }
            return object;
        } catch (JsonProcessingException cause) {
            throw Rejected.malformed("", "This is not the JSON we read: " + firstLine(cause.getOriginalMessage()));
        } catch (IOException cause) {
            throw new UncheckedIOException("a body in memory could not be read", cause);
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException cause) {
            throw Rejected.malformed("", "The body is not UTF-8.");
        }
    }

    private static Map<String, @Nullable Object> readObject(JsonParser parser) throws IOException {
        var object = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = whole(parser, parser.currentName());
            parser.nextToken();
            object.put(name, readValue(parser));
        }
        return object;
    }

    private static @Nullable Object readValue(JsonParser parser) throws IOException {
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return readObject(parser);
        }
        if (token == JsonToken.START_ARRAY) {
            var list = new ArrayList<@Nullable Object>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                list.add(readValue(parser));
            }
            return list;
        }
        if (token == JsonToken.VALUE_STRING) {
            return whole(parser, parser.getText());
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return new Digits(parser.getText());
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        throw Rejected.malformed(path(parser), "The JSON ends too early.");
    }

    /** The digits as they stand: a number as large as 1e999999999 costs nothing until somebody asks what it is. */
    public record Digits(String text) {}

    private static String whole(JsonParser parser, String text) {
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == 0) {
                throw Rejected.malformed(path(parser), "U+0000 is not a character of a text.");
            }
            if (Character.isHighSurrogate(letter)
                    && at + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(letter)) {
                throw Rejected.malformed(path(parser), "Half a surrogate pair is not a character.");
            }
        }
        return text;
    }

    private static String path(JsonParser parser) {
        var names = new ArrayList<String>();
        for (var at = parser.getParsingContext(); at != null; at = at.getParent()) {
            if (at.inObject() && at.getCurrentName() != null) {
                names.add(at.getCurrentName());
            }
        }
        return String.join(".", List.copyOf(names).reversed());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
