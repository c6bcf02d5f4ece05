package coop.talkoot.activitypub.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.signature.Claim;
import coop.talkoot.activitypub.signature.KeyStore;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.vocab.Actor;
import coop.talkoot.vocab.jsonld.ObjectReader;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Whose key made a signature. A key counts only when the actor it belongs to lists it, under the actor's own host
 * (security.md rows 1 and 3); a key's own word about its owner is only where to look.
 */
@Singleton
public final class RemoteKeys {
    private final KeyStore keys;
    private final Identities identities;
    private final RemoteActors actors;
    private final RemoteDocuments documents;
    /** One look at the server a key and five minutes (wire.md §4.4.6): a flood of bad signatures causes no flood. */
    private final Cache<String, Boolean> askedFor = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();
    /** Keys that could not be had, whatever the reason (CVE-2026-34148 Fedify). */
    private final Failures failures = new Failures(Budget.USUAL.failure());

    RemoteKeys(KeyStore keys, Identities identities, RemoteActors actors, RemoteDocuments documents) {
        this.keys = keys;
        this.identities = identities;
        this.actors = actors;
        this.documents = documents;
    }

    /** Whether the key a claim names is known here, so that it can be checked without asking anybody. */
    public boolean isKnown(Claim claim) {
        return keys.find(claim.keyId()).isPresent();
    }

    /** The actor whose known key made the signature; asks nobody. */
    public Optional<Identity> knownSigner(Claim claim) {
        return keys.find(claim.keyId())
                .filter(claim::isBy)
                .flatMap(key -> identities.findRecent(key.actorId()))
                .filter(identity -> !identity.isSuspended() && !identity.isGone() && !identity.isLocal());
    }

    /** Whether the key was read from its server so lately that a signature it does not fit is simply bad. */
    public boolean isFresh(Claim claim) {
        return askedFor.getIfPresent(claim.keyId()) != null;
    }

    /** The actor whose key made the signature; a key that is unknown or no longer fits is fetched, once in a while. */
    public Optional<Identity> signer(Claim claim) throws Unreachable {
        var known = knownSigner(claim);
        if (known.isPresent() || askedFor.asMap().putIfAbsent(claim.keyId(), true) != null) {
            return known;
        }
        try {
            failures.check(claim.keyId());
            readOwner(claim.keyId());
        } catch (Unreachable cause) {
            askedFor.invalidate(claim.keyId());
            failures.remember(claim.keyId(), cause);
            throw cause;
        }
        return knownSigner(claim);
    }

    /**
     * Reads the actor that a key belongs to, with all keys it lists. A key with a fragment stands in its owner's
     * document; one without is a document that names its owner.
     */
    private void readOwner(String keyId) throws Unreachable {
        var fetched = documents.fetch(keyId.contains("#") ? keyId.substring(0, keyId.indexOf('#')) : keyId);
        if (fetched.thing() instanceof Actor && Hosts.same(fetched.id(), keyId)) {
            actors.keep(fetched);
            return;
        }
        var owner = ObjectReader.publicKeys(fetched.document()).stream()
                .filter(key -> key.id().equals(keyId))
                .map(key -> String.valueOf(key.owner()))
                .findFirst()
                .orElseThrow(() -> new Unreachable("no key at " + keyId));
        if (!Hosts.same(owner, keyId)) {
            throw new Unreachable(keyId + " names an owner on another host");
        }
        actors.fetch(owner);
    }
}
