package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.RemoteActorMapping;
import coop.talkoot.activitypub.mapping.RemoteActorMapping.ClaimedAddress;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Handles of other servers (RFC 7033). A handle counts only when its host and the actor name each other. */
@Singleton
public final class WebFinger {
    private final GuardedClient client;
    private final Settings settings;
    private final RemoteActorMapping mapping;
    private final Failures failures = new Failures(Budget.USUAL.failure());
    private final SingleFlight<Optional<JsonObject>> flights = new SingleFlight<>();

    WebFinger(GuardedClient client, Settings settings, RemoteActorMapping mapping) {
        this.client = client;
        this.settings = settings;
        this.mapping = mapping;
    }

    /** The id of the actor that {@code host} says this handle belongs to. */
    public Optional<String> actorOf(String handle, String host) throws Unreachable {
        return document("acct:" + handle + "@" + host, host).flatMap(found -> link(found, "self"));
    }

    /** Where the server of an address lets its people subscribe: a URL with {@code {uri}} in it. */
    public Optional<String> subscribeTemplate(String handle, String host) throws Unreachable {
        return document("acct:" + handle + "@" + host, host)
                .flatMap(found -> link(found, "http://ostatus.org/schema/1.0/subscribe"))
                .filter(template -> template.startsWith("https://")
                        || (settings.privateNetworks() && template.startsWith("http://")));
    }

    /**
     * The address an actor may be known by: the one it claims (FEP-2c59) when its host says the same, else its name at
     * the host of its own id, which needs no proof.
     */
    Optional<ClaimedAddress> provedAddress(Actor actor) {
        var claim = mapping.claimedAddress(actor);
        var own = Optional.ofNullable(actor.id()).flatMap(Hosts::of);
        if (claim.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        var claimed = claim.get();
        var domain = claimed.domain().toLowerCase(Locale.ROOT);
        return Optional.of(
                domain.equals(own.get()) || isProved(claimed, String.valueOf(actor.id()))
                        ? new ClaimedAddress(claimed.handle(), domain)
                        : new ClaimedAddress(claimed.handle(), own.get()));
    }

    private boolean isProved(ClaimedAddress claimed, String uri) {
        try {
            return !settings.domain().equals(claimed.domain())
                    && actorOf(claimed.handle(), claimed.domain())
                            .filter(uri::equals)
                            .isPresent();
        } catch (Unreachable unproved) {
            return false;
        }
    }

    private Optional<JsonObject> document(String resource, String host) throws Unreachable {
        var isLocal =
                settings.privateNetworks() && host.replaceFirst(":\\d+$", "").endsWith("localhost");
        try {
            var url = new URI(isLocal ? "http" : "https", host, "/.well-known/webfinger", "resource=" + resource, null)
                    .toASCIIString();
            failures.check(url);
            try {
                return flights.run(url, () -> read(url));
            } catch (Unreachable cause) {
                failures.remember(url, cause);
                throw cause;
            }
        } catch (URISyntaxException notAHost) {
            return Optional.empty();
        }
    }

    private Optional<JsonObject> read(String url) throws Unreachable {
        var answer = client.get(url, Form.WEB_FINGER, hop -> Map.of());
        if (answer.status() == 404 || answer.status() == 410) {
            return Optional.empty();
        }
        if (!answer.isSuccess()) {
            throw new Unreachable("answered " + answer.status() + ": " + url);
        }
        try {
            return Optional.of(Documents.parse(answer.body()));
        } catch (MalformedDocument cause) {
            throw new Unreachable("malformed WebFinger document: " + url, cause);
        }
    }

    /** The first link of this relation; for {@code self} one that is an ActivityPub document, when it says what it is. */
    static Optional<String> link(JsonObject document, String relation) {
        if (!(document.get("links") instanceof JsonArray links)) {
            return Optional.empty();
        }
        for (JsonValue value : links) {
            if (value instanceof JsonObject link
                    && link.get("rel") instanceof JsonString rel
                    && rel.getString().equals(relation)) {
                var isOther = relation.equals("self")
                        && link.get("type") instanceof JsonString type
                        && !Form.ACTIVITY_PUB.fits(type.getString());
                var target = link.get("href") instanceof JsonString href ? href : link.get("template");
                if (!isOther && target instanceof JsonString found) {
                    return Optional.of(found.getString());
                }
            }
        }
        return Optional.empty();
    }
}
