package coop.talkoot.vocab.jsonld;

import static coop.talkoot.vocab.Namespaces.ACTIVITY_STREAMS;
import static coop.talkoot.vocab.Namespaces.LEMMY;
import static coop.talkoot.vocab.Namespaces.MASTODON;
import static coop.talkoot.vocab.Namespaces.SECURITY;
import static coop.talkoot.vocab.Namespaces.UNITS;
import static coop.talkoot.vocab.Namespaces.VALUEFLOWS;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plain words the reader reads, and the addresses each may stand for: those of the bundled ActivityStreams, ours, and what peers write. */
final class KnownTerms {
    /** Prefix in ActivityStreams and in our inline contexts to what it stands for. */
    private static final Map<String, String> PREFIXES = new HashMap<>();

    private static final Map<String, Set<String>> ADDRESSES = new HashMap<>();
    private static final Map<String, String> WORDS = new HashMap<>();
    private static final Set<String> LINKS = new LinkedHashSet<>();

    static {
        define(BundledContexts.at(BundledContexts.ACTIVITY_STREAMS)
                .orElseThrow()
                .getJsonObject("@context"));
        for (var context : WireContext.values()) {
            define(context.terms());
        }
        for (var term : Set.of("publicKey", "owner", "publicKeyPem", "controller", "publicKeyMultibase", "Multikey")) {
            add(term, SECURITY + term);
        }
        for (var term : Set.of("blurhash", "suspended", "memorial", "featuredTags", "focalPoint")) {
            add(term, MASTODON + term);
        }
        add("moderators", LEMMY + "moderators");
        add("Proposal", VALUEFLOWS + "Proposal");
        // FEP-0837 says om2, Mitra's code now says vf
        for (var term : Set.of("hasUnit", "hasNumericalValue")) {
            add(term, UNITS + term);
            add(term, VALUEFLOWS + term);
        }
        add("implements", "https://w3id.org/fep/844e/implements");
        // Mastodon writes schema.org with a # after it
        for (var term : Set.of("PropertyValue", "value", "additionalType", "address", "PostalAddress")) {
            add(term, "http://schema.org#" + term);
            add(term, "https://schema.org/" + term);
        }
        add("manuallyApprovesFollowers", ACTIVITY_STREAMS + "manuallyApprovesFollowers");
        LINKS.addAll(Set.of("id", "publicKey", "owner", "controller", "moderators"));
    }

    private KnownTerms() {}

    /** The addresses a plain word may stand for; none if the reader does not read it. */
    static Set<String> addresses(String term) {
        return Collections.unmodifiableSet(ADDRESSES.getOrDefault(term, Set.of()));
    }

    /** The plain word for an address. */
    static Optional<String> word(String address) {
        return Optional.ofNullable(WORDS.get(address));
    }

    /** Whether its text values are addresses. */
    static boolean isLink(String term) {
        return LINKS.contains(term);
    }

    /** The word that holds the same by language, if there is one. */
    static Optional<String> byLanguage(String term) {
        return ADDRESSES.containsKey(term + "Map") ? Optional.of(term + "Map") : Optional.empty();
    }

    private static void define(JsonObject context) {
        for (var definition : context.entrySet()) {
            var term = definition.getKey();
            if (term.startsWith("@") || term.equals("id") || term.equals("type")) {
                continue;
            }
            var address = resolve(address(definition.getValue()));
            if (address.endsWith("#") || address.endsWith("/")) {
                PREFIXES.put(term, address);
            } else {
                add(term, address);
                if (definition.getValue() instanceof JsonObject detailed
                        && detailed.getString("@type", "").equals("@id")) {
                    LINKS.add(term);
                }
            }
        }
    }

    private static String address(JsonValue definition) {
        return definition instanceof JsonString text
                ? text.getString()
                : definition.asJsonObject().getString("@id");
    }

    private static String resolve(String address) {
        var colon = address.indexOf(':');
        var prefix = PREFIXES.get(address.substring(0, Math.max(colon, 0)));
        return prefix == null ? address : prefix + address.substring(colon + 1);
    }

    private static void add(String term, String address) {
        ADDRESSES.computeIfAbsent(term, absent -> new LinkedHashSet<>()).add(address);
        // nameMap and orderedItems share the address of name and items: the plain one stands for it
        WORDS.merge(address, term, (first, next) -> first.length() <= next.length() ? first : next);
    }
}
