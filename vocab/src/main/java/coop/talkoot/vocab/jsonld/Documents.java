package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;

/** Bytes to JSON and back. Reading is strict: what two readers might read differently is refused. */
public final class Documents {
    /** Nobody sends more; Mastodon takes no more either. */
    public static final int MOST_BYTES = 1 << 20;

    /** Objects and arrays within each other. */
    public static final int DEEPEST = 64;

    /** Found once: jakarta.json.Json looks for its provider at every call. */
    public static final JsonProvider JSON = JsonProvider.provider();

    private static final JsonWriterFactory WRITERS = JSON.createWriterFactory(Map.of());

    private Documents() {}

    /** The one object these bytes are, in UTF-8. */
    public static JsonObject parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedDocument("the document is longer than " + MOST_BYTES + " bytes");
        }
        var text = decode(bytes);
        try (var parser = JSON.createParser(new StringReader(text))) {
            return new StrictReader(parser).document();
        } catch (JsonException | NoSuchElementException | IllegalStateException e) {
            throw new MalformedDocument("the document is not JSON");
        }
    }

    /** The bytes of a document, without any white space between its parts. */
    public static byte[] write(JsonStructure document) {
        var bytes = new ByteArrayOutputStream();
        try (var writer = WRITERS.createWriter(bytes, StandardCharsets.UTF_8)) {
            writer.write(document);
        }
        return bytes.toByteArray();
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedDocument("the document is not UTF-8");
        }
    }
}
