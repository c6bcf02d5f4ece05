package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/** What no document may do, whatever it says: be read as two, nest without end, or keep expansion busy. */
final class DocumentLimits {
    private static final Set<String> REFUSED = Set.of("@graph", "@included", "@reverse");

    /** Terms defined by all contexts together: that of a page of fifty activities, each with a context of its own. */
    private static final int MOST_DEFINITIONS = 20_000;

    /** What a context costs by itself: expansion copies all terms that held before it. */
    private static final int COST_OF_ANOTHER = 20;

    private int definitions;

    private DocumentLimits() {}

    static void check(JsonObject document) {
        new DocumentLimits().check(document, 1);
    }

    private void check(JsonValue value, int depth) {
        if (depth > Documents.DEEPEST + 1) {
            throw new MalformedDocument("the document is nested deeper than " + Documents.DEEPEST);
        }
        switch (value) {
            case JsonObject object ->
                object.forEach((key, inner) -> {
                    if (REFUSED.contains(key)) {
                        throw new MalformedDocument("the document uses " + key);
                    }
                    if (key.equals("@context")) {
                        definitions += COST_OF_ANOTHER;
                        count(inner);
                    }
                    check(inner, depth + 1);
                });
            case JsonArray array -> array.forEach(inner -> check(inner, depth + 1));
            default -> {}
        }
    }

    private void count(JsonValue context) {
        switch (context) {
            case JsonString address ->
                BundledContexts.at(address.getString())
                        .map(bundled -> bundled.getOrDefault("@context", JsonValue.NULL))
                        .ifPresent(this::count);
            case JsonArray several -> several.forEach(this::count);
            case JsonObject inline -> definitions += inline.size();
            default -> {}
        }
        if (definitions > MOST_DEFINITIONS) {
            throw new MalformedDocument("the contexts define more than " + MOST_DEFINITIONS + " terms");
        }
    }
}
