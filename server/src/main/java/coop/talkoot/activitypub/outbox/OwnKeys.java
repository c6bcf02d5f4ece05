package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.actor.ActorKeys;
import coop.talkoot.activitypub.mapping.PublishedKeys;
import coop.talkoot.activitypub.signature.ActorKey;
import coop.talkoot.activitypub.signature.KeyStore;
import coop.talkoot.activitypub.signature.Keys;
import coop.talkoot.people.Identity;
import jakarta.inject.Singleton;

/** The public halves of an actor's own keys, as its document publishes them. */
@Singleton
final class OwnKeys implements ActorKeys {
    private final KeyStore keys;

    OwnKeys(KeyStore keys) {
        this.keys = keys;
    }

    @Override
    public PublishedKeys of(Identity identity) {
        return new PublishedKeys(
                Keys.pem(keys.ownKey(identity.id(), ActorKey.Algorithm.RSA).publicKey()),
                Keys.multibase(
                        keys.ownKey(identity.id(), ActorKey.Algorithm.ED25519).publicKey()));
    }
}
