package coop.talkoot.vocab.jsonld;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The only contexts there are. An address that is not here is never fetched. */
final class BundledContexts implements DocumentLoader {
    static final String ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams";
    static final String SECURITY = "https://w3id.org/security/v1";
    static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";
    static final String MULTIKEY = "https://w3id.org/security/multikey/v1";

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry(ACTIVITY_STREAMS, "activitystreams"),
            // what many old peers send, and browsers are redirected from
            Map.entry("http://www.w3.org/ns/activitystreams", "activitystreams"),
            Map.entry(SECURITY, "security-v1"),
            Map.entry("https://w3id.org/security/data-integrity/v1", "data-integrity-v1"),
            Map.entry(DATA_INTEGRITY, "data-integrity-v2"),
            Map.entry(MULTIKEY, "multikey-v1"),
            Map.entry("https://www.w3.org/ns/did/v1", "did-v1"),
            Map.entry("https://w3id.org/identity/v1", "identity-v1"),
            Map.entry("https://w3id.org/fep/0837", "fep-0837"),
            Map.entry("https://w3id.org/fep/844e", "fep-844e"),
            Map.entry("http://joinmastodon.org/ns", "joinmastodon"),
            Map.entry("https://join-lemmy.org/context.json", "join-lemmy"),
            Map.entry("https://gotosocial.org/ns", "gotosocial"),
            Map.entry("https://purl.archive.org/socialweb/miscellany", "miscellany"),
            Map.entry("https://purl.archive.org/socialweb/webfinger", "webfinger"));

    private static final Map<String, JsonObject> CONTEXTS = FILES.values().stream()
            .distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), BundledContexts::read));

    /** The document at this address, if we have it. */
    static Optional<JsonObject> at(String address) {
        return Optional.ofNullable(FILES.get(address)).map(CONTEXTS::get);
    }

    @Override
    public Document loadDocument(URI address, @Nullable DocumentLoaderOptions options) throws JsonLdError {
        var context = at(address.toString())
                .orElseThrow(() -> new JsonLdError(
                        JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not one of the bundled contexts"));
        var document = JsonDocument.of(context);
        document.setDocumentUrl(address);
        return document;
    }

    private static JsonObject read(String file) {
        try (var stream = BundledContexts.class.getResourceAsStream("/contexts/" + file + ".jsonld")) {
            if (stream == null) {
                throw new IllegalStateException("no bundled context " + file);
            }
            return Documents.parse(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
