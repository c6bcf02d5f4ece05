package coop.talkoot.activitypub.inbox;

import coop.talkoot.activitypub.fetch.RemoteActors;
import coop.talkoot.activitypub.fetch.Unreachable;
import coop.talkoot.activitypub.signature.BadSignature;
import coop.talkoot.activitypub.signature.IntegrityProof;
import coop.talkoot.activitypub.signature.KeyStore;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;

/** Whether a document bears a valid proof of the actor it names. */
@Singleton
final class ProofCheck {
    /** As long as the ids of what was done are remembered: an older proof could be shown a second time. */
    private static final Duration OLDEST = InboundQueue.REMEMBERED;

    private static final Duration AHEAD = Duration.ofHours(1);

    private final KeyStore keys;
    private final RemoteActors actors;
    private final Clock clock;

    ProofCheck(KeyStore keys, RemoteActors actors, Clock clock) {
        this.keys = keys;
        this.actors = actors;
        this.clock = clock;
    }

    /** Returns when {@code actor} made the proof; the key must be listed by the actor's own document. */
    void require(JsonObject document, Identity actor) throws Untrusted, Unreachable {
        try {
            var method = IntegrityProof.verificationMethod(document);
            var key = keys.find(method);
            if (key.isEmpty()) {
                actors.fetch(actor.uri());
                key = keys.find(method);
            }
            var known = key.filter(found -> found.actorId() == actor.id())
                    .orElseThrow(() -> new Untrusted(method + " is no key of " + actor.uri()));
            var now = clock.instant();
            IntegrityProof.verify(document, known, now);
            var created = IntegrityProof.created(document);
            if (created.isBefore(now.minus(OLDEST)) || created.isAfter(now.plus(AHEAD))) {
                throw new Untrusted("a proof of " + created + " is not of these days");
            }
        } catch (BadSignature cause) {
            throw new Untrusted("bad proof: " + cause.getMessage());
        }
    }
}
