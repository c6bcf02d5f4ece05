package coop.talkoot.activitypub.actor;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.jsonld.Documents;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** WebFinger (RFC 7033): from the address people type, or an actor's id, to the actor. */
@Controller("/.well-known")
@ExecuteOn(TaskExecutors.BLOCKING)
final class WebFingerController {
    private static final MediaType JRD = MediaType.of("application/jrd+json; charset=utf-8");
    private static final String SUBSCRIBE = "http://ostatus.org/schema/1.0/subscribe";
    private static final int MOST_BYTES = 2048;

    private final Identities identities;
    private final Settings settings;

    WebFingerController(Identities identities, Settings settings) {
        this.identities = identities;
        this.settings = settings;
    }

    @Get(value = "/webfinger", produces = MediaType.ALL)
    HttpResponse<byte[]> find(HttpRequest<?> request) {
        var resources = request.getParameters().getAll("resource");
        if (resources.size() != 1 || !isResource(resources.getFirst())) {
            return Answers.badRequest("Ask for one resource, such as acct:name@" + settings.domain() + ".");
        }
        return find(resources.getFirst())
                .filter(identity -> identity.isLocal() && !identity.isSuspended() && !identity.isGone())
                .<HttpResponse<byte[]>>map(identity -> Answers.json(describe(identity), JRD))
                .orElseGet(Answers::notFound);
    }

    private static boolean isResource(String resource) {
        var length = resource.getBytes(StandardCharsets.UTF_8).length;
        return length <= MOST_BYTES && resource.indexOf('\0') < 0 && resource.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.+");
    }

    private Optional<Identity> find(String resource) {
        var scheme = resource.substring(0, resource.indexOf(':')).toLowerCase(Locale.ROOT);
        if (scheme.equals("acct")) {
            return byAddress(resource.substring("acct:".length()));
        }
        // the server's own address stands for the server (FEP-d556)
        return resource.equals(settings.uri("")) || resource.equals(settings.uri("/"))
                ? Optional.of(identities.server())
                : identities.byUri(resource);
    }

    private Optional<Identity> byAddress(String address) {
        var at = address.lastIndexOf('@');
        var handle = at < 0 ? "" : address.substring(address.startsWith("@") ? Math.min(1, at) : 0, at);
        if (!address.substring(at + 1).equalsIgnoreCase(settings.domain())) {
            return Optional.empty();
        }
        if (handle.equalsIgnoreCase(settings.domain())) {
            return Optional.of(identities.server());
        }
        return Addresses.isHandle(handle)
                ? identities.localRecentByHandle(handle.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private JsonObject describe(Identity identity) {
        var aliases = Documents.JSON.createArrayBuilder().add(identity.uri());
        if (!identity.url().equals(identity.uri())) {
            aliases.add(identity.url());
        }
        return Documents.JSON
                .createObjectBuilder()
                .add("subject", "acct:" + identity.handle() + "@" + identity.domain())
                .add("aliases", aliases)
                .add(
                        "links",
                        Documents.JSON
                                .createArrayBuilder()
                                .add(link("self", "application/activity+json", identity.uri()))
                                .add(link("http://webfinger.net/rel/profile-page", "text/html", identity.url()))
                                .add(Documents.JSON
                                        .createObjectBuilder()
                                        .add("rel", SUBSCRIBE)
                                        .add("template", settings.uri("/authorize_interaction?uri={uri}"))))
                .build();
    }

    private static JsonObjectBuilder link(String rel, String type, String href) {
        return Documents.JSON
                .createObjectBuilder()
                .add("rel", rel)
                .add("type", type)
                .add("href", href);
    }
}
