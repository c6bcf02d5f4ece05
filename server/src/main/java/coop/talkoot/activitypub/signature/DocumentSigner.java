package coop.talkoot.activitypub.signature;

import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;

/** Puts the proof of an actor of this instance on what it says. */
@Singleton
public final class DocumentSigner {
    private final KeyStore keys;
    private final Clock clock;

    DocumentSigner(KeyStore keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    public JsonObject sign(Identity actor, JsonObject document) {
        return IntegrityProof.sign(document, keys.ownKey(actor.id(), ActorKey.Algorithm.ED25519), clock.instant());
    }
}
