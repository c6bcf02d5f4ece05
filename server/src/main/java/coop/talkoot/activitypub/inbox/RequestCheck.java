package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteKeys;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.signature.BadSignature;
import coop.talkoot.activitypub.signature.IncomingRequest;
import coop.talkoot.activitypub.signature.RequestVerifier;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.jsonld.Documents;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;

/** Who signed a stored request: known already when it was stored, or found out now by fetching the key. */
@Singleton
final class RequestCheck {
    private final RequestVerifier verifier;
    private final RemoteKeys keys;
    private final Identities identities;

    RequestCheck(RequestVerifier verifier, RemoteKeys keys, Identities identities) {
        this.verifier = verifier;
        this.keys = keys;
        this.identities = identities;
    }

    /** The actor whose key signed. Time was checked on arrival; here the same request is read again. */
    Identity signerOf(Inbound inbound) throws Unreachable, Untrusted {
        var known = inbound.signerUri();
        if (known != null) {
            return identities.byUri(known).orElseThrow(() -> new Untrusted(known + " is known no more"));
        }
        try {
            var claim = verifier.check(read(inbound), inbound.receivedAt());
            return keys.signer(claim).orElseThrow(() -> new Untrusted("the signature is not by " + claim.keyId()));
        } catch (BadSignature cause) {
            throw new Untrusted("bad signature: " + cause.getMessage());
        }
    }

    /** A request as JSON, its body left out: that is stored beside it. */
    static String write(IncomingRequest request) {
        var headers = Documents.JSON.createObjectBuilder();
        new TreeMap<>(request.headers())
                .forEach((name, values) -> headers.add(name, Documents.JSON.createArrayBuilder(values)));
        return Documents.JSON
                .createObjectBuilder()
                .add("method", request.method())
                .add("target", request.target())
                .add("headers", headers)
                .build()
                .toString();
    }

    private static IncomingRequest read(Inbound inbound) {
        var stored = Documents.parse(inbound.request().getBytes(StandardCharsets.UTF_8));
        var headers = new TreeMap<String, List<String>>();
        stored.getJsonObject("headers")
                .forEach((name, values) -> headers.put(
                        name,
                        ((JsonArray) values)
                                .getValuesAs(JsonString.class).stream()
                                        .map(JsonString::getString)
                                        .toList()));
        return new IncomingRequest(
                stored.getString("method"),
                stored.getString("target"),
                headers,
                inbound.body().getBytes(StandardCharsets.UTF_8));
    }
}
