package coop.talkoot.activitypub.outbox;

import coop.talkoot.activitypub.actor.ActorKeys;
import coop.talkoot.activitypub.mapping.ActorMapping;
import coop.talkoot.activitypub.mapping.PublishedKeys;
import coop.talkoot.activitypub.signature.ActorKey;
import coop.talkoot.activitypub.signature.KeyStore;
import coop.talkoot.activitypub.signature.Keys;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Actor;
import jakarta.inject.Singleton;

/** The document of an actor of this instance, with the public halves of its keys. */
@Singleton
public final class ActorDocuments implements ActorKeys {
    private final ActorMapping mapping;
    private final KeyStore keys;
    private final Groups groups;
    private final Memberships memberships;

    ActorDocuments(ActorMapping mapping, KeyStore keys, Groups groups, Memberships memberships) {
        this.mapping = mapping;
        this.keys = keys;
        this.groups = groups;
        this.memberships = memberships;
    }

    Actor actor(Identity identity) {
        var published = of(identity);
        return groups.find(identity.id())
                .map(group -> mapping.group(group, memberships.countMembers(group.id()), published))
                .orElseGet(() -> mapping.actor(identity, published));
    }

    @Override
    public PublishedKeys of(Identity identity) {
        return new PublishedKeys(
                Keys.pem(keys.ownKey(identity.id(), ActorKey.Algorithm.RSA).publicKey()),
                Keys.multibase(
                        keys.ownKey(identity.id(), ActorKey.Algorithm.ED25519).publicKey()));
    }
}
