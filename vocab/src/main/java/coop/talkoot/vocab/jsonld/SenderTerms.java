package coop.talkoot.vocab.jsonld;

import coop.talkoot.vocab.Namespaces;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the terms of a document mean, by its {@code @context}, as far as it must be known to read it by plain words.
 *
 * <p>A term is {@linkplain #differs different} when expansion would not read it as the plain word: a word the reader
 * reads but with another address; another word for such an address, or for a keyword; or a word with a container or
 * type that changes the shape of its value. A context is {@linkplain #isPlain plain} when it names ActivityStreams
 * and sets nothing that touches all terms at once ({@code @vocab}, {@code @base}, {@code @language}, ...).
 */
final class SenderTerms {
    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();
    private final Set<String> differing = new HashSet<>();
    private boolean namesActivityStreams;
    private boolean touchesAll;
    private boolean unknown;

    private SenderTerms() {}

    /** Those of a document without a context: ActivityStreams, as ActivityPub section 3 says. */
    static SenderTerms of(@Nullable JsonValue context) {
        var terms = new SenderTerms();
        terms.include(context == null ? Documents.JSON.createValue(BundledContexts.ACTIVITY_STREAMS) : context);
        return terms;
    }

    /** The same for an object inside that brings a context of its own. */
    SenderTerms within(JsonValue context) {
        var terms = new SenderTerms();
        terms.addresses.putAll(addresses);
        terms.differing.addAll(differing);
        terms.namesActivityStreams = namesActivityStreams;
        terms.touchesAll = touchesAll;
        terms.unknown = unknown;
        terms.include(context);
        return terms;
    }

    boolean isPlain() {
        return namesActivityStreams && !touchesAll && !unknown;
    }

    /** Whether an address was named that is not bundled. */
    boolean isUnknown() {
        return unknown;
    }

    boolean differs(String term) {
        return differing.contains(term);
    }

    boolean isPrefix(String word) {
        return addresses.containsKey(word);
    }

    /** A word with the prefix of ActivityStreams, without it (`as:Endpoints` from Fedify). */
    String withoutActivityStreams(String word) {
        return word.startsWith("as:") && Namespaces.ACTIVITY_STREAMS.equals(addresses.get("as"))
                ? word.substring("as:".length())
                : word;
    }

    /** The word this sender has for an address the reader does not know. */
    Optional<String> word(String address) {
        return Optional.ofNullable(words.get(address)).filter(word -> address.equals(addresses.get(word)));
    }

    private void include(JsonValue context) {
        switch (context) {
            case JsonString address -> includeBundled(address.getString());
            case JsonArray several -> several.forEach(this::include);
            case JsonObject inline -> inline.forEach((term, definition) -> define(term, definition, inline));
            default -> touchesAll = true; // null forgets all that was said before
        }
    }

    private void includeBundled(String address) {
        var bundled = BundledContexts.at(address);
        if (bundled.isEmpty()) {
            unknown = true;
            return;
        }
        namesActivityStreams |= bundled.equals(BundledContexts.at(BundledContexts.ACTIVITY_STREAMS));
        include(bundled.get().getOrDefault("@context", JsonValue.NULL));
    }

    private void define(String term, JsonValue definition, JsonObject inline) {
        if (term.startsWith("@")) {
            touchesAll |= !isHarmless(term, definition);
            return;
        }
        var address = address(term, definition, inline);
        addresses.put(term, address);
        words.put(address, term);
        if (sameAsPlain(term, address, definition)) {
            differing.remove(term);
        } else {
            differing.add(term);
        }
        // terms that hold inside one type or property only; counted as if they held everywhere
        if (definition instanceof JsonObject detailed && detailed.get("@context") instanceof JsonObject scoped) {
            scoped.forEach((inner, meaning) -> define(inner, meaning, scoped));
        }
    }

    private static boolean isHarmless(String keyword, JsonValue value) {
        return switch (keyword) {
            case "@protected", "@version" -> true;
            case "@vocab" ->
                value instanceof JsonString text && text.getString().equals("_:");
            // "undetermined", from Pleroma and its kin
            case "@language" ->
                value instanceof JsonString text && text.getString().equals("und");
            default -> false;
        };
    }

    private static boolean sameAsPlain(String term, String address, JsonValue definition) {
        if (term.equals("id") || term.equals("type")) {
            return address.equals("@" + term);
        }
        var known = KnownTerms.addresses(term);
        if (known.isEmpty()) {
            return !address.startsWith("@") && KnownTerms.word(address).isEmpty() && !isReverse(definition);
        }
        return known.contains(address) && (!(definition instanceof JsonObject detailed) || keepsShape(term, detailed));
    }

    private static boolean isReverse(JsonValue definition) {
        return definition instanceof JsonObject detailed
                && (detailed.containsKey("@reverse") || detailed.containsKey("@nest"));
    }

    private static boolean keepsShape(String term, JsonObject definition) {
        for (var detail : definition.entrySet()) {
            var kept = switch (detail.getKey()) {
                case "@id", "@context", "@protected", "@prefix" -> true;
                case "@type" -> !isOneOf(detail.getValue(), "@json", "@vocab", "@none");
                case "@container" ->
                    isOneOf(detail.getValue(), "@set", "@list")
                            || (term.endsWith("Map") && isOneOf(detail.getValue(), "@language"));
                default -> false;
            };
            if (!kept) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOf(JsonValue value, String... words) {
        return value instanceof JsonString text && List.of(words).contains(text.getString());
    }

    private String address(String term, JsonValue definition, JsonObject inline) {
        var named = definition instanceof JsonObject detailed ? detailed.get("@id") : definition;
        if (JsonValue.NULL.equals(named)) {
            return ""; // the word is to mean nothing
        }
        var written = named instanceof JsonString text ? text.getString() : term;
        return resolve(written, inline, 0);
    }

    private String resolve(String written, JsonObject inline, int steps) {
        var colon = written.indexOf(':');
        if (colon <= 0 || written.startsWith("//", colon + 1) || steps > 8) {
            return colon < 0 && !written.startsWith("@") ? addresses.getOrDefault(written, "_:" + written) : written;
        }
        var prefix = written.substring(0, colon);
        var rest = written.substring(colon + 1);
        // a prefix may be defined further down in the same object
        if (inline.get(prefix) instanceof JsonString text && !text.getString().startsWith(prefix + ":")) {
            return resolve(text.getString(), inline, steps + 1) + rest;
        }
        return addresses.containsKey(prefix) ? addresses.get(prefix) + rest : written;
    }
}
