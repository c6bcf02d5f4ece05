package coop.talkoot.activitypub.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.signature.RequestSigner;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Thing;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.Jsonld;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import coop.talkoot.vocab.jsonld.NormalDocument;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads ActivityPub documents from their origin. A document counts only if it says the id it was asked for by, or
 * one on the host it finally came from under which it is then found again; and only in an ActivityPub media type,
 * so that an uploaded file is never taken for one.
 */
@Singleton
public final class RemoteDocuments {
    static final String ACCEPT =
            "application/activity+json, application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";
    private static final int MOST_RENAMES = 1;

    private final GuardedClient client;
    private final RequestSigner signer;
    private final Identities identities;
    private final Settings settings;
    /** What could not be read a moment ago is not asked for again at once. */
    private final Cache<String, String> failures = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();

    RemoteDocuments(GuardedClient client, RequestSigner signer, Identities identities, Settings settings) {
        this.client = client;
        this.signer = signer;
        this.identities = identities;
        this.settings = settings;
    }

    /** A document in its two forms: as it came, and as read. */
    public record Fetched(String id, NormalDocument document, Thing thing) {}

    /** Whether a thing is there: 404 and 410 are an answer, anything else that is no document is none. */
    public boolean isGone(String uri) throws Unreachable {
        var answer = client.get(withoutFragment(uri), url -> headers(url, null));
        return answer.status() == 404 || answer.status() == 410;
    }

    /** Reads by the server's own key. */
    public Fetched fetch(String uri) throws Unreachable {
        return fetch(uri, null);
    }

    /** Reads as {@code reader}, for what only they may see; null reads as the server. */
    public Fetched fetch(String uri, @Nullable Identity reader) throws Unreachable {
        var failure = failures.getIfPresent(uri);
        if (failure != null) {
            throw new Unreachable("not asked again yet: " + failure);
        }
        try {
            return fetch(uri, reader, MOST_RENAMES);
        } catch (Unreachable cause) {
            failures.put(uri, String.valueOf(cause.getMessage()));
            throw cause;
        }
    }

    private Fetched fetch(String uri, @Nullable Identity reader, int renames) throws Unreachable {
        if (settings.isOurs(uri)) {
            throw new Unreachable("our own documents are not fetched: " + uri);
        }
        var answer = client.get(withoutFragment(uri), url -> headers(url, reader));
        if (!answer.isSuccess()) {
            throw new Unreachable("answered " + answer.status() + ": " + uri);
        }
        var type = answer.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!isActivityPub(type)) {
            throw new Unreachable("not ActivityPub but " + type + ": " + uri);
        }
        try {
            var document = Jsonld.normalise(Documents.parse(answer.body()));
            var thing = ObjectReader.read(document);
            var id = Optional.ofNullable(thing.id())
                    .orElseThrow(() -> new Unreachable("a document without an id: " + uri));
            var isAsAsked = id.equals(uri) && sameOrigin(id, answer.url());
            if (isAsAsked) {
                return new Fetched(id, document, thing);
            }
            // It calls itself something else: believed only when found again under that very name.
            if (renames > 0 && sameOrigin(id, answer.url())) {
                return fetch(id, reader, renames - 1);
            }
            throw new Unreachable(uri + " gives a document that calls itself " + id);
        } catch (MalformedDocument cause) {
            throw new Unreachable("malformed document: " + uri, cause);
        }
    }

    private Map<String, String> headers(URI url, @Nullable Identity reader) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Accept", ACCEPT);
        headers.putAll(signer.forGet(reader == null ? identities.server() : reader, url));
        return headers;
    }

    /** Media types a server must state for a document to count (security.md row 9). */
    static boolean isActivityPub(String contentType) {
        return contentType.startsWith("application/activity+json")
                || (contentType.startsWith("application/ld+json")
                        && contentType.contains("https://www.w3.org/ns/activitystreams"));
    }

    private static boolean sameOrigin(String id, URI url) {
        return Hosts.of(id).isPresent() && Hosts.of(id).equals(Hosts.of(url.toString()));
    }

    private static String withoutFragment(String uri) {
        var hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }
}
