package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.util.HashSet;

/** Reads one JSON object, event by event, and refuses what the RFC leaves to chance. */
final class StrictReader {
    /** Longer numbers are an attack, or belong in a string. */
    private static final int LONGEST_NUMBER = 64;

    private static final int MOST_PROPERTIES = 1_000;

    private final JsonParser parser;
    private int depth;

    StrictReader(JsonParser parser) {
        this.parser = parser;
    }

    JsonObject document() {
        if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
            throw new MalformedDocument("the document is not a JSON object");
        }
        var document = object();
        if (parser.hasNext()) {
            throw new MalformedDocument("something follows the document");
        }
        return document;
    }

    private JsonObject object() {
        deeper();
        var object = Documents.JSON.createObjectBuilder();
        var names = new HashSet<String>();
        for (var event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            var name = text();
            if (!names.add(name)) {
                throw new MalformedDocument("a name stands twice in one object: " + shortened(name));
            }
            if (names.size() > MOST_PROPERTIES) {
                throw new MalformedDocument("an object has more than " + MOST_PROPERTIES + " properties");
            }
            object.add(name, value(parser.next()));
        }
        depth--;
        return object.build();
    }

    private JsonArray array() {
        deeper();
        var array = Documents.JSON.createArrayBuilder();
        for (var event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event));
        }
        depth--;
        return array.build();
    }

    private JsonValue value(Event event) {
        return switch (event) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> Documents.JSON.createValue(text());
            case VALUE_NUMBER -> number();
            case VALUE_TRUE -> JsonValue.TRUE;
            case VALUE_FALSE -> JsonValue.FALSE;
            case VALUE_NULL -> JsonValue.NULL;
            case KEY_NAME, END_OBJECT, END_ARRAY -> throw new MalformedDocument("the document is not JSON");
        };
    }

    private void deeper() {
        depth++;
        if (depth > Documents.DEEPEST) {
            throw new MalformedDocument("the document is nested deeper than " + Documents.DEEPEST);
        }
    }

    /** PostgreSQL stores no NUL, and half a surrogate pair has no UTF-8: neither may come further than here. */
    private String text() {
        var text = parser.getString();
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '\0') {
                throw new MalformedDocument("a string holds a NUL");
            }
            if (Character.isHighSurrogate(character)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(character)) {
                throw new MalformedDocument("a string holds half a surrogate pair");
            }
        }
        return text;
    }

    /** A proof hashes numbers as doubles (RFC 8785), so one beyond a double has no meaning. */
    private JsonValue number() {
        var text = parser.getString();
        if (text.length() > LONGEST_NUMBER || Double.isInfinite(Double.parseDouble(text))) {
            throw new MalformedDocument("a number is out of range: " + shortened(text));
        }
        // long enough for any double, and short enough to be reckoned with as a decimal
        var exponent = text.replaceFirst("^[^eE]*[eE]?[+-]?0*", "");
        if (exponent.length() > 3) {
            throw new MalformedDocument("a number is out of range: " + shortened(text));
        }
        return parser.getValue();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
