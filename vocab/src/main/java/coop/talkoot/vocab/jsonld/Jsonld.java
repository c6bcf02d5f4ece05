package coop.talkoot.vocab.jsonld;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * One form for all documents, whatever words their senders use.
 *
 * <ol>
 *   <li>A context that names an address we do not bundle: the document is plain JSON, read by well-known words.
 *   <li>A {@linkplain SenderTerms plain context}, and no key, type or link in the document that means something else
 *       than the plain word: the document is in the form already.
 *   <li>Else it is expanded, and each address in it written as its plain word again. If it cannot be expanded, it is
 *       plain JSON.
 * </ol>
 *
 * <p>{@code @graph}, {@code @included} and {@code @reverse} are refused: they let one document be read as two.
 */
public final class Jsonld {
    /** Proofs are checked on what was received, and are no part of what a document says. */
    private static final Set<String> PROOFS = Set.of("proof", "signature");

    private Jsonld() {}

    public static NormalDocument normalise(JsonObject document) {
        DocumentLimits.check(document);
        var terms = SenderTerms.of(document.get("@context"));
        if (terms.isUnknown() || isPlain(document, terms)) {
            return new NormalDocument(document, document, null);
        }
        return expand(document);
    }

    /** The long way, which must lead to the same reading; apart for the specs that compare the two. */
    static NormalDocument expand(JsonObject document) {
        var terms = SenderTerms.of(document.get("@context"));
        return Expansion.of(withoutProofs(document), terms)
                .map(plain -> new NormalDocument(document, plain, contextOfPlain(document)))
                .orElseGet(() -> new NormalDocument(document, document, null));
    }

    private static JsonObject withoutProofs(JsonObject object) {
        var said = Documents.JSON.createObjectBuilder();
        object.forEach((key, value) -> {
            if (key.equals("@context")) {
                said.add(key, value);
            } else if (!PROOFS.contains(key)) {
                said.add(key, withoutProofs(value));
            }
        });
        return said.build();
    }

    private static JsonValue withoutProofs(JsonValue value) {
        return switch (value) {
            case JsonObject object -> withoutProofs(object);
            case JsonArray array -> {
                var elements = Documents.JSON.createArrayBuilder();
                array.forEach(element -> elements.add(withoutProofs(element)));
                yield elements.build();
            }
            default -> value;
        };
    }

    /** What the sender's own words meant, and after it what ours mean. */
    private static JsonArray contextOfPlain(JsonObject document) {
        var context = Documents.JSON.createArrayBuilder();
        var own = document.get("@context");
        if (own instanceof JsonArray several) {
            several.forEach(context::add);
        } else if (own != null) {
            context.add(own);
        }
        return context.add(BundledContexts.ACTIVITY_STREAMS)
                .add(WireContext.all())
                .build();
    }

    /** Whether the short way was taken; for the specs. */
    static boolean isPlain(JsonObject document) {
        return isPlain(document, SenderTerms.of(document.get("@context")));
    }

    private static boolean isPlain(JsonObject object, SenderTerms terms) {
        return terms.isPlain() && object.entrySet().stream().allMatch(property -> isPlain(property, terms));
    }

    private static boolean isPlain(Map.Entry<String, JsonValue> property, SenderTerms terms) {
        var key = property.getKey();
        if (key.equals("@context") || PROOFS.contains(key)) {
            return true;
        }
        if (key.startsWith("@") || key.indexOf(':') >= 0 || terms.differs(key)) {
            return false;
        }
        return key.endsWith("Map") || isPlain(key, property.getValue(), terms);
    }

    private static boolean isPlain(String key, JsonValue value, SenderTerms terms) {
        return switch (value) {
            case JsonObject object ->
                object.containsKey("@context")
                        ? isPlain(object, terms.within(object.get("@context")))
                        : isPlain(object, terms);
            case JsonArray array -> array.stream().allMatch(element -> isPlain(key, element, terms));
            case JsonString text -> isPlain(key, text.getString(), terms);
            default -> true;
        };
    }

    private static boolean isPlain(String key, String text, SenderTerms terms) {
        if (key.equals("type")) {
            var word = terms.withoutActivityStreams(text);
            return word.indexOf(':') == -1 && !word.startsWith("@") && !terms.differs(word);
        }
        return !KnownTerms.isLink(key) || isPlainLink(text, terms);
    }

    /** Not shortened by a prefix; but the public is known by its short name too. */
    private static boolean isPlainLink(String link, SenderTerms terms) {
        var colon = link.indexOf(':');
        return !link.startsWith("@")
                && (colon < 0
                        || link.startsWith("//", colon + 1)
                        || link.equals("as:Public")
                        || !terms.isPrefix(link.substring(0, colon)));
    }
}
