package coop.talkoot.governance.count;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in its canonical form (RFC 8785), of texts, whole numbers, truth values, lists and objects. Nothing else stands in a
 * count file, so there are no fractions that two programs could write differently.
 */
final class CanonicalJson {

    private static final long LARGEST = (1L << 53) - 1;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private CanonicalJson() {}

    static String write(@Nullable Object tree) {
        StringBuilder to = new StringBuilder();
        write(tree, to);
        return to.toString();
    }

    private static void write(@Nullable Object tree, StringBuilder to) {
        switch (tree) {
            case null -> to.append("null");
            case Map<?, ?> map -> {
                char before = '{';
                // Sorted by code units of UTF-16, which is how Java compares texts.
                for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
                    to.append(before);
                    quote((String) entry.getKey(), to);
                    to.append(':');
                    write(entry.getValue(), to);
                    before = ',';
                }
                to.append(before == '{' ? "{}" : "}");
            }
            case List<?> list -> {
                char before = '[';
                for (Object item : list) {
                    to.append(before);
                    write(item, to);
                    before = ',';
                }
                to.append(before == '[' ? "[]" : "]");
            }
            case String text -> quote(text, to);
            case Boolean truth -> to.append(truth);
            case Integer number -> to.append(number);
            case Long number -> to.append(safe(number));
            default -> throw new IllegalArgumentException("no count file has a " + tree.getClass());
        }
    }

    /** The tree of a text: maps, lists, texts, longs and truth values. */
    static @Nullable Object read(String where, String text) throws Unreadable {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object tree = read(parser);
            if (parser.nextToken() != null) {
                throw new Unreadable(where + " has something behind its JSON");
            }
            return tree;
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(where + " is not JSON as it stands in count files: " + firstLine(e));
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new IllegalArgumentException("it ends too early");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> map = new TreeMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    map.put(name, read(parser));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    list.add(read(parser));
                }
                yield list;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> safe(parser.getLongValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_FLOAT, FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalArgumentException("a " + token + " cannot stand here");
        };
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\b' -> to.append("\\b");
                case '\f' -> to.append("\\f");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                default -> {
                    if (c < ' ') {
                        to.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    private static long safe(long number) {
        if (Math.abs(number) > LARGEST) {
            throw new IllegalArgumentException(number + " is not the same number in every program");
        }
        return number;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
