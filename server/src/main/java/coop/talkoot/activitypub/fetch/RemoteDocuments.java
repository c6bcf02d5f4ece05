package coop.talkoot.activitypub.fetch;

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
    private static final int MOST_RENAMES = 1;

    private final GuardedClient client;
    private final RequestSigner signer;
    private final Identities identities;
    private final Settings settings;
    private final Failures failures = new Failures(Budget.USUAL.failure());
    private final SingleFlight<Fetched> flights = new SingleFlight<>();

    RemoteDocuments(GuardedClient client, RequestSigner signer, Identities identities, Settings settings) {
        this.client = client;
        this.signer = signer;
        this.identities = identities;
        this.settings = settings;
    }

    /** A document in its two forms: as it came, and as read. */
    public record Fetched(String id, NormalDocument document, Thing thing) {}

    /**
     * What its own server says of something that is said to be deleted. GONE (410) is said on purpose; ABSENT (404) may
     * also mean that we may not see it, or that the server is being repaired.
     */
    public enum Presence {
        THERE,
        ABSENT,
        GONE
    }

    /** Asks by the server's own key; a redirect to another host says nothing. */
    public Presence presence(String uri) throws Unreachable {
        try {
            var answer = client.get(withoutFragment(uri), Form.ACTIVITY_PUB, url -> headers(url, null));
            var status = sameOrigin(uri, answer.url()) ? answer.status() : 200;
            return switch (status) {
                case 410 -> Presence.GONE;
                case 404 -> Presence.ABSENT;
                default -> Presence.THERE;
            };
        } catch (Unreachable cause) {
            if (cause.isNotAskedFor()) {
                return Presence.THERE;
            }
            throw cause;
        }
    }

    /** Reads by the server's own key. */
    public Fetched fetch(String uri) throws Unreachable {
        return fetch(uri, null);
    }

    /** Reads as {@code reader}, for what only they may see; null reads as the server. */
    public Fetched fetch(String uri, @Nullable Identity reader) throws Unreachable {
        failures.check(uri);
        try {
            // Readers are kept apart: what one may see is not for another.
            var key = (reader == null ? "" : reader.uri()) + " " + uri;
            return flights.run(key, () -> fetch(uri, reader, MOST_RENAMES));
        } catch (Unreachable cause) {
            failures.remember(uri, cause);
            throw cause;
        }
    }

    private Fetched fetch(String uri, @Nullable Identity reader, int renames) throws Unreachable {
        if (settings.isOurs(uri)) {
            throw new Unreachable("our own documents are not fetched: " + uri);
        }
        var answer = client.get(withoutFragment(uri), Form.ACTIVITY_PUB, url -> headers(url, reader));
        if (!answer.isSuccess()) {
            throw new Unreachable("answered " + answer.status() + ": " + uri);
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
        return signer.forGet(reader == null ? identities.server() : reader, url);
    }

    private static boolean sameOrigin(String id, URI url) {
        return Hosts.of(id).isPresent() && Hosts.of(id).equals(Hosts.of(url.toString()));
    }

    private static String withoutFragment(String uri) {
        var hash = uri.indexOf('#');
        return hash < 0 ? uri : uri.substring(0, hash);
    }
}
