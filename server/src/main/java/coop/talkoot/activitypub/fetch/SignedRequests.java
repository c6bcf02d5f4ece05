package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.actor.Reader;
import coop.talkoot.activitypub.actor.SignedReader;
import coop.talkoot.activitypub.signature.BadSignature;
import coop.talkoot.activitypub.signature.RequestVerifier;
import coop.talkoot.activitypub.signature.Requests;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;

/** Says from the signature of a GET who asks (authorized fetch). An unsigned request asks nobody anything. */
@Singleton
final class SignedRequests implements SignedReader {
    private final RequestVerifier verifier;
    private final RemoteKeys keys;
    private final Settings settings;
    private final Contacts contacts;

    SignedRequests(RequestVerifier verifier, RemoteKeys keys, Settings settings, Contacts contacts) {
        this.verifier = verifier;
        this.keys = keys;
        this.settings = settings;
        this.contacts = contacts;
    }

    @Override
    public Reader readerOf(HttpRequest<?> request) {
        var incoming = Requests.incoming(request, new byte[0], settings);
        if (!RequestVerifier.isSigned(incoming)) {
            return new Reader.Anonymous();
        }
        try {
            var claim = verifier.check(incoming);
            return keys.signer(claim)
                    .filter(signer -> !contacts.refuses(signer.uri()))
                    .<Reader>map(Reader.Signed::new)
                    .orElseGet(() -> new Reader.BadSignature("the signature is not by " + claim.keyId()));
        } catch (BadSignature | Unreachable cause) {
            return new Reader.BadSignature(String.valueOf(cause.getMessage()));
        }
    }
}
