package coop.talkoot.activitypub.signature;

import static coop.talkoot.schema.Tables.ACTOR_KEY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.people.Identity;
import coop.talkoot.people.PeopleEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ActorKeyRecord;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Keys of actors. Our own are made with the actor, in the same transaction, before anybody is told of it. */
@Singleton
@Order(-100)
public final class KeyStore implements DomainListener {
    /** How long the key before a rotation still verifies (wire.md §4.7). */
    private static final Duration RETIRED = Duration.ofDays(7);

    private static final String TOPIC = "keys";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Signals signals;
    private final Cache<String, ActorKey> known = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();
    /** Apart from those known by id: an id comes from others, and must never name one of these. */
    private final Cache<String, ActorKey> own = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    KeyStore(DSLContext sql, Transactions transactions, Clock clock, Signals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.signals = signals;
        signals.on(
                TOPIC,
                uri -> uri.ifPresentOrElse(known::invalidate, () -> {
                    known.invalidateAll();
                    own.invalidateAll();
                }));
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof PeopleEvent.IdentityCreated created) {
            create(created.identity(), ActorKey.Algorithm.RSA, "#main-key");
            create(created.identity(), ActorKey.Algorithm.ED25519, "#ed25519-key");
        }
    }

    /** The key by which an actor of this instance signs. */
    public ActorKey ownKey(long actorId, ActorKey.Algorithm algorithm) {
        return own.get(
                actorId + " " + algorithm,
                name -> transactions
                        .read(() -> sql.selectFrom(ACTOR_KEY)
                                .where(ACTOR_KEY.ACTOR_ID.eq(actorId).and(ACTOR_KEY.ALGORITHM.eq(algorithm.name())))
                                .and(ACTOR_KEY.PRIVATE_KEY.isNotNull().and(ACTOR_KEY.RETIRED_AT.isNull()))
                                .orderBy(ACTOR_KEY.CREATED_AT.desc())
                                .limit(1)
                                .fetchOptional(KeyStore::read))
                        .orElseThrow(
                                () -> new IllegalStateException("actor " + actorId + " has no " + algorithm + " key")));
    }

    /** The same of many: one query, and nothing of who has none. */
    public Map<Long, ActorKey> ownKeys(Collection<Long> actorIds, ActorKey.Algorithm algorithm) {
        var latest = new HashMap<Long, ActorKey>();
        transactions
                .read(() -> sql.selectFrom(ACTOR_KEY)
                        .where(ACTOR_KEY.ACTOR_ID.eq(DSL.any(actorIds.toArray(Long[]::new))))
                        .and(ACTOR_KEY.ALGORITHM.eq(algorithm.name()))
                        .and(ACTOR_KEY.PRIVATE_KEY.isNotNull().and(ACTOR_KEY.RETIRED_AT.isNull()))
                        .orderBy(ACTOR_KEY.CREATED_AT)
                        .fetch(KeyStore::read))
                .forEach(key -> latest.put(key.actorId(), key));
        return latest;
    }

    /** A key by its id, if it is known here and still good. */
    public Optional<ActorKey> find(String uri) {
        return Optional.ofNullable(known.get(
                uri,
                name -> transactions
                        .read(() -> sql.selectFrom(ACTOR_KEY)
                                .where(ACTOR_KEY.URI.eq(name))
                                .and(ACTOR_KEY
                                        .RETIRED_AT
                                        .isNull()
                                        .or(ACTOR_KEY.RETIRED_AT.gt(
                                                clock.instant().minus(RETIRED))))
                                .fetchOptional(KeyStore::read))
                        .orElse(null)));
    }

    /** What a remote actor's own document lists as its keys; those it lists no longer are good for nothing now. */
    public void replaceRemote(Identity actor, List<ActorKey> keys) {
        if (actor.isLocal()) {
            throw new IllegalArgumentException("keys of " + actor.uri() + " are ours to make");
        }
        transactions.run(() -> {
            var gone = sql.deleteFrom(ACTOR_KEY)
                    .where(ACTOR_KEY.ACTOR_ID.eq(actor.id()))
                    .returning(ACTOR_KEY.URI, ACTOR_KEY.PUBLIC_KEY)
                    .fetchMap(ACTOR_KEY.URI, ACTOR_KEY.PUBLIC_KEY);
            for (var key : keys) {
                sql.insertInto(ACTOR_KEY)
                        .set(ACTOR_KEY.URI, key.uri())
                        .set(ACTOR_KEY.ACTOR_ID, actor.id())
                        .set(ACTOR_KEY.ALGORITHM, key.algorithm().name())
                        .set(ACTOR_KEY.PUBLIC_KEY, key.publicKey())
                        .set(ACTOR_KEY.CREATED_AT, clock.instant())
                        .set(ACTOR_KEY.FETCHED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute();
            }
            // Most often the same keys come again; then no other process has anything to forget.
            keys.forEach(key -> gone.computeIfPresent(
                    key.uri(), (uri, before) -> Arrays.equals(before, key.publicKey()) ? null : before));
            gone.keySet().forEach(uri -> signals.publish(TOPIC, uri));
            transactions.afterCommit(() -> {
                known.invalidateAll(gone.keySet());
                keys.forEach(key -> known.invalidate(key.uri()));
            });
        });
    }

    private void create(Identity actor, ActorKey.Algorithm algorithm, String fragment) {
        var pair = Crypto.generate(algorithm);
        sql.insertInto(ACTOR_KEY)
                .set(ACTOR_KEY.URI, actor.uri() + fragment)
                .set(ACTOR_KEY.ACTOR_ID, actor.id())
                .set(ACTOR_KEY.ALGORITHM, algorithm.name())
                .set(ACTOR_KEY.PUBLIC_KEY, pair.getPublic().getEncoded())
                .set(ACTOR_KEY.PRIVATE_KEY, pair.getPrivate().getEncoded())
                .set(ACTOR_KEY.CREATED_AT, clock.instant())
                .execute();
    }

    private static ActorKey read(ActorKeyRecord row) {
        return new ActorKey(
                row.getUri(),
                row.getActorId(),
                ActorKey.Algorithm.valueOf(row.getAlgorithm()),
                row.getPublicKey(),
                row.getPrivateKey());
    }
}
