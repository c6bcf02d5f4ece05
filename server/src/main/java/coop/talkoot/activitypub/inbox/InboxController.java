package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.fetch.RemoteKeys;
import coop.talkoot.activitypub.signature.BadSignature;
import coop.talkoot.activitypub.signature.Digests;
import coop.talkoot.activitypub.signature.IncomingRequest;
import coop.talkoot.activitypub.signature.RequestVerifier;
import coop.talkoot.activitypub.signature.Requests;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Settings;
import coop.talkoot.vocab.jsonld.Documents;
import coop.talkoot.vocab.jsonld.MalformedDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The doors for other servers. Checks all that can be checked here, stores the request, answers 202: what cannot be
 * checked without asking others is checked afterwards, for a small peer must not wait for us to call it back
 * (wire.md §2a.5).
 */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class InboxController {
    private static final String RETRY_AFTER = "30";
    private final RequestVerifier verifier;
    private final RemoteKeys keys;
    private final InboundQueue queue;
    private final Identities identities;
    private final Settings settings;
    private final Contacts contacts;

    InboxController(
            RequestVerifier verifier,
            RemoteKeys keys,
            InboundQueue queue,
            Identities identities,
            Settings settings,
            Contacts contacts) {
        this.verifier = verifier;
        this.keys = keys;
        this.queue = queue;
        this.identities = identities;
        this.settings = settings;
        this.contacts = contacts;
    }

    @Post("/inbox")
    @Consumes({"application/activity+json", "application/ld+json"})
    @Produces("application/problem+json")
    HttpResponse<?> shared(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return receive(request, body == null ? new byte[0] : body);
    }

    @Post("/actor/inbox")
    @Consumes({"application/activity+json", "application/ld+json"})
    @Produces("application/problem+json")
    HttpResponse<?> server(HttpRequest<?> request, @Body byte @Nullable [] body) {
        return receive(request, body == null ? new byte[0] : body);
    }

    @Post("/{folder:users|groups}/{handle}/inbox")
    @Consumes({"application/activity+json", "application/ld+json"})
    @Produces("application/problem+json")
    HttpResponse<?> personal(HttpRequest<?> request, String folder, String handle, @Body byte @Nullable [] body) {
        var owner = identities.byUri(settings.uri("/" + folder + "/" + handle));
        if (owner.filter(Identity::isGone).isPresent()) {
            return problem(HttpStatus.GONE, "Whose inbox this was is no more.");
        }
        return owner.isPresent()
                ? receive(request, body == null ? new byte[0] : body)
                : problem(HttpStatus.NOT_FOUND, "There is no such inbox here.");
    }

    private HttpResponse<?> receive(HttpRequest<?> request, byte[] body) {
        if (body.length > Documents.MOST_BYTES) {
            return problem(
                    HttpStatus.REQUEST_ENTITY_TOO_LARGE, "A body has at most " + Documents.MOST_BYTES + " bytes.");
        }
        if (request.getHeaders().contains("Content-Encoding")) {
            return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Bodies are taken unencoded only.");
        }
        var incoming = Requests.incoming(request, body, settings);
        try {
            var claim = verifier.check(incoming);
            var document = Documents.parse(body);
            var envelope = Envelope.of(
                    document, HexFormat.of().formatHex(Digests.sha256(body)).substring(0, 32));
            if (settings.isOurs(envelope.actor())) {
                return problem(HttpStatus.FORBIDDEN, "Nobody but this server speaks for its own actors.");
            }
            if (contacts.refuses(claim.keyId()) || contacts.refuses(envelope.actor())) {
                return problem(HttpStatus.FORBIDDEN, "This server does not deal with you.");
            }
            var origin = Hosts.of(claim.keyId()).orElseThrow();
            if (keys.isKnown(claim)) {
                var signer = keys.knownSigner(claim);
                if (signer.isPresent()) {
                    return take(incoming, document, envelope, origin, signer);
                }
                // An older copy of the key may have been replaced by its owner: that is looked up afterwards.
                if (keys.isFresh(claim)) {
                    return problem(HttpStatus.UNAUTHORIZED, "The signature is not by " + claim.keyId() + ".");
                }
            } else if (envelope.concernsItself()
                    && identities.byUri(envelope.actor()).isEmpty()) {
                return HttpResponse.accepted(); // of somebody never seen: no answer needed, no key fetched
            }
            return take(incoming, document, envelope, origin, Optional.empty());
        } catch (BadSignature cause) {
            return problem(HttpStatus.UNAUTHORIZED, cause.getMessage());
        } catch (MalformedDocument cause) {
            return problem(HttpStatus.BAD_REQUEST, cause.getMessage());
        }
    }

    private HttpResponse<?> take(
            IncomingRequest incoming,
            JsonObject document,
            Envelope envelope,
            String origin,
            Optional<Identity> signer) {
        // Passed on by another: only with a proof, or where the origin itself can be asked.
        var isOwn =
                signer.map(identity -> identity.uri().equals(envelope.actor())).orElse(true);
        var canBeAsked = List.of("Create", "Update", "Delete").contains(envelope.type());
        if (!isOwn && !envelope.hasProof() && !canBeAsked) {
            return problem(HttpStatus.UNAUTHORIZED, "The signature is not by the activity's actor.");
        }
        try {
            queue.store(
                    origin,
                    envelope.id(),
                    signer.map(Identity::uri).orElse(null),
                    signer.isPresent() ? "{}" : RequestCheck.write(incoming),
                    new String(incoming.body(), StandardCharsets.UTF_8),
                    new Inbound.Known(document, signer.orElse(null)));
        } catch (GroupCommit.Full full) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "Too much waits here already. Come again later.")
                    .header("Retry-After", RETRY_AFTER);
        }
        return HttpResponse.accepted();
    }

    private static MutableHttpResponse<?> problem(HttpStatus status, @Nullable String detail) {
        return HttpResponse.status(status)
                .contentType("application/problem+json")
                .body(Map.of(
                        "type",
                        "about:blank",
                        "title",
                        status.getReason(),
                        "status",
                        status.getCode(),
                        "detail",
                        String.valueOf(detail)));
    }
}
