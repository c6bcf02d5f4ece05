package coop.talkoot.vocab.jsonld;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import coop.talkoot.vocab.Namespaces;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Expands a document and writes each address in it as the plain word for it.
 *
 * <p>This is compaction without its freedom: which word stands for an address does not depend on the type or language
 * of the value, so what peers type differently is still read alike.
 */
final class Expansion {
    /** It would write what senders got wrong into our log; held here, or the setting is lost with the logger. */
    private static final Logger LIBRARY_LOG = Logger.getLogger("com.apicatalog.jsonld");

    static {
        LIBRARY_LOG.setLevel(Level.OFF);
    }

    private final SenderTerms terms;

    private Expansion(SenderTerms terms) {
        this.terms = terms;
    }

    /** The document in plain words, or nothing if it cannot be expanded to exactly one object. */
    static Optional<JsonObject> of(JsonObject document, SenderTerms terms) {
        var options = new JsonLdOptions(new BundledContexts());
        options.setUriValidation(UriValidationPolicy.None);
        options.setOrdered(false);
        try {
            var input = document.containsKey("@context") ? document : withContext(document);
            var expanded =
                    JsonLd.expand(JsonDocument.of(input)).options(options).get();
            return expanded.size() == 1 && expanded.getFirst() instanceof JsonObject node
                    ? Optional.of(new Expansion(terms).node(node))
                    : Optional.empty();
        } catch (MalformedDocument refused) {
            throw refused;
        } catch (JsonLdError | RuntimeException e) {
            // Some peers send invalid JSON-LD, and the library meets some of it with a ClassCastException.
            return Optional.empty();
        }
    }

    private static JsonObject withContext(JsonObject document) {
        return Documents.JSON
                .createObjectBuilder(document)
                .add("@context", BundledContexts.ACTIVITY_STREAMS)
                .build();
    }

    private JsonObject node(JsonObject node) {
        var properties = new LinkedHashMap<String, List<JsonValue>>();
        var texts = new LinkedHashMap<String, Map<String, JsonValue>>();
        for (var property : node.entrySet()) {
            switch (property.getKey()) {
                case "@id" -> put(properties, "id", property.getValue());
                case "@type" -> types(property.getValue()).forEach(type -> put(properties, "type", type));
                case "@graph", "@included", "@reverse" ->
                    throw new MalformedDocument("the document uses " + property.getKey());
                case "@index" -> {}
                default -> values(word(property.getKey()), property.getValue(), properties, texts);
            }
        }
        var plain = Documents.JSON.createObjectBuilder();
        properties.forEach((word, values) -> plain.add(word, oneOrMany(values)));
        texts.forEach((word, byLanguage) -> {
            var languages = Documents.JSON.createObjectBuilder();
            byLanguage.forEach(languages::add);
            plain.add(word, languages);
        });
        return plain.build();
    }

    private void values(
            String word,
            JsonValue values,
            Map<String, List<JsonValue>> properties,
            Map<String, Map<String, JsonValue>> texts) {
        var known = properties.computeIfAbsent(word, absent -> new ArrayList<>());
        for (var value : values.asJsonArray()) {
            var byLanguage = KnownTerms.byLanguage(word);
            if (value instanceof JsonObject text
                    && text.get("@language") instanceof JsonString language
                    && !language.getString().equals("und")
                    && byLanguage.isPresent()) {
                texts.computeIfAbsent(byLanguage.get(), absent -> new LinkedHashMap<>())
                        .putIfAbsent(language.getString(), text.getOrDefault("@value", JsonValue.NULL));
            } else {
                spread(value).map(this::value).forEach(known::add);
            }
        }
        if (known.isEmpty() && !values.asJsonArray().isEmpty()) {
            properties.remove(word);
        }
    }

    /** Lists, also within lists, as their elements: which order matters is the reader's to know. */
    private static Stream<JsonValue> spread(JsonValue value) {
        return value instanceof JsonObject list && list.get("@list") instanceof JsonArray elements
                ? elements.stream().flatMap(Expansion::spread)
                : Stream.of(value);
    }

    private JsonValue value(JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return value;
        }
        if (object.containsKey("@value")) {
            return object.getOrDefault("@value", JsonValue.NULL);
        }
        if (object.size() == 1 && object.get("@id") instanceof JsonString id) {
            return id;
        }
        return node(object);
    }

    private List<JsonValue> types(JsonValue types) {
        var list = types instanceof JsonArray array
                ? array
                : Documents.JSON.createArrayBuilder().add(types).build();
        return list.stream()
                .<JsonValue>map(type ->
                        type instanceof JsonString text ? Documents.JSON.createValue(word(text.getString())) : type)
                .toList();
    }

    /** The reader's word, else the sender's own, else the word that was never defined, else the address. */
    private String word(String address) {
        return KnownTerms.word(address)
                .or(() -> terms.word(address).filter(Expansion::isFree))
                .orElseGet(() -> undefined(address));
    }

    /** A word without a definition is read as the plain word it is; one of ActivityStreams to come keeps its name. */
    private static String undefined(String address) {
        if (address.startsWith("_:") && !isKeyword(address.substring(2))) {
            return address.substring(2);
        }
        var added = address.startsWith(Namespaces.ACTIVITY_STREAMS)
                ? address.substring(Namespaces.ACTIVITY_STREAMS.length())
                : address;
        return isFree(added) ? added : address;
    }

    /** Neither a word the reader reads nor one that would pass for the id or type. */
    private static boolean isFree(String word) {
        return KnownTerms.addresses(word).isEmpty() && !isKeyword(word);
    }

    private static boolean isKeyword(String word) {
        return word.equals("id") || word.equals("type") || word.startsWith("@");
    }

    private static void put(Map<String, List<JsonValue>> properties, String word, JsonValue value) {
        properties.computeIfAbsent(word, absent -> new ArrayList<>()).add(value);
    }

    private static JsonValue oneOrMany(List<JsonValue> values) {
        if (values.size() == 1) {
            return values.getFirst();
        }
        var array = Documents.JSON.createArrayBuilder();
        values.forEach(array::add);
        return array.build();
    }
}
