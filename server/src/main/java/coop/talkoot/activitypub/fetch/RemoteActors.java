package coop.talkoot.activitypub.fetch;

import coop.talkoot.activitypub.Hosts;
import coop.talkoot.activitypub.mapping.EmojiMapping;
import coop.talkoot.activitypub.mapping.IncomingActor;
import coop.talkoot.activitypub.mapping.RemoteActorMapping;
import coop.talkoot.activitypub.signature.ActorKey;
import coop.talkoot.activitypub.signature.KeyStore;
import coop.talkoot.activitypub.signature.Keys;
import coop.talkoot.documents.Emojis;
import coop.talkoot.moderation.Contacts;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.RemoteIdentity;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Transactions;
import coop.talkoot.vocab.Actor;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Remote actors: known ones from the database, others from their server, their keys with them. */
@Singleton
public final class RemoteActors {
    /** After so long a known actor's document is read again before it is relied on. */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final int SAVED_AT_ONCE = 32;

    private final RemoteDocuments documents;
    private final WebFinger webFinger;
    private final Identities identities;
    private final KeyStore keys;
    private final Transactions transactions;
    private final Clock clock;
    private final RemoteActorMapping mapping;
    private final Emojis emojis;
    private final Contacts contacts;
    private final GroupCommit<Saving> commits;

    /** An actor that was read, and who it is here once that is written down. */
    private record Saving(Actor actor, RemoteIdentity read, AtomicReference<Identity> saved) {}

    RemoteActors(
            RemoteDocuments documents,
            WebFinger webFinger,
            Identities identities,
            KeyStore keys,
            Transactions transactions,
            Clock clock,
            RemoteActorMapping mapping,
            Emojis emojis,
            Contacts contacts) {
        this.documents = documents;
        this.webFinger = webFinger;
        this.identities = identities;
        this.keys = keys;
        this.transactions = transactions;
        this.clock = clock;
        this.mapping = mapping;
        this.emojis = emojis;
        this.contacts = contacts;
        this.commits = new GroupCommit<>("actors", 1, SAVED_AT_ONCE, Integer.MAX_VALUE, this::save);
    }

    /** The actor, from here if known, else fetched. */
    public Identity byUri(String uri) throws Unreachable {
        var known = identities.byUri(uri).filter(identity -> !identity.isGone());
        return known.isPresent() ? known.get() : fetch(uri);
    }

    /** The actor with what changed on its server in the last day. An old copy is better than none. */
    public Identity fresh(String uri) throws Unreachable {
        var known = identities.byUri(uri).filter(identity -> !identity.isGone());
        if (known.isPresent() && (known.get().isLocal() || isFresh(known.get()))) {
            return known.get();
        }
        try {
            return fetch(uri);
        } catch (Unreachable cause) {
            return known.orElseThrow(() -> cause);
        }
    }

    /** Reads the actor from its server now and remembers it with its keys. */
    public Identity fetch(String uri) throws Unreachable {
        return keep(documents.fetch(uri));
    }

    /** Remembers an actor that was just read. */
    Identity keep(RemoteDocuments.Fetched fetched) throws Unreachable {
        if (!(fetched.thing() instanceof Actor actor)) {
            throw new Unreachable("not an actor: " + fetched.id());
        }
        return save(actor, fetched.document().received().toString());
    }

    /** The actor that {@code domain} says this handle belongs to. */
    public Optional<Identity> byHandle(String handle, String domain) throws Unreachable {
        var known = identities.byHandle(handle, domain);
        if (known.isPresent()) {
            return known;
        }
        var uri = webFinger.actorOf(handle, domain);
        return uri.isPresent() ? Optional.of(byUri(uri.get())) : Optional.empty();
    }

    private Identity save(Actor actor, String raw) throws Unreachable {
        var address = webFinger
                .provedAddress(actor)
                .orElseThrow(() -> new Unreachable("an actor without a name: " + actor.id()));
        var read = mapping.read(actor, address.handle(), address.domain(), raw);
        return switch (read) {
            case IncomingActor.Known known -> {
                var saving = new Saving(actor, known.identity(), new AtomicReference<>());
                commits.write(saving);
                yield Objects.requireNonNull(saving.saved().get(), "what is committed is saved");
            }
            case IncomingActor.Unusable unusable -> throw new Unreachable(unusable.reason() + ": " + actor.id());
        };
    }

    /** Newcomers arrive in crowds, when somebody whom many follow says something: they share commits. */
    private void save(List<Saving> batch) {
        transactions.run(() -> {
            for (var saving : batch) {
                var identity = identities.saveRemote(saving.read());
                keys.replaceRemote(identity, keysOf(saving.actor(), identity));
                saving.saved().set(identity);
            }
            // Last, as whoever learns the same waits for this to end.
            batch.forEach(this::learn);
        });
    }

    private void learn(Saving saving) {
        var shown = EmojiMapping.read(saving.actor().core().tags());
        if (!shown.isEmpty() && !contacts.refusesFilesOf(saving.read().uri())) {
            emojis.learn(Objects.requireNonNull(saving.saved().get()), shown);
        }
    }

    /** Only keys on the actor's own host that name the actor as their owner, and that are strong enough. */
    private static List<ActorKey> keysOf(Actor actor, Identity identity) {
        var found = new ArrayList<ActorKey>();
        for (var key : actor.profile().keys().publicKeys()) {
            if (identity.uri().equals(key.owner()) && Hosts.same(key.id(), identity.uri())) {
                Keys.readPem(key.pem())
                        .ifPresent(publicKey -> found.add(new ActorKey(
                                key.id(),
                                identity.id(),
                                ActorKey.Algorithm.of(publicKey),
                                publicKey.getEncoded(),
                                null)));
            }
        }
        for (var key : actor.profile().keys().assertionMethods()) {
            if (identity.uri().equals(key.controller()) && Hosts.same(key.id(), identity.uri())) {
                Keys.readMultibase(key.publicKeyMultibase())
                        .ifPresent(publicKey -> found.add(new ActorKey(
                                key.id(),
                                identity.id(),
                                ActorKey.Algorithm.of(publicKey),
                                publicKey.getEncoded(),
                                null)));
            }
        }
        return found;
    }

    private boolean isFresh(Identity identity) {
        var fetchedAt = identity.fetchedAt();
        return fetchedAt != null && fetchedAt.plus(FRESH).isAfter(clock.instant());
    }
}
