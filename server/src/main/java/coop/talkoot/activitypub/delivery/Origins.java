package coop.talkoot.activitypub.delivery;

import static coop.talkoot.schema.Tables.ORIGIN;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.activitypub.signature.RequestSigner.Dialect;
import coop.talkoot.people.Inboxes;
import coop.talkoot.platform.Signals;
import coop.talkoot.platform.Transactions;
import coop.talkoot.vocab.Namespaces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Which dialect of signatures another server took last, remembered for thirty days. */
@Singleton
final class Origins {
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final String TOPIC = "dialects";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Inboxes inboxes;
    private final Signals signals;
    private final Cache<String, Dialect> known = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    Origins(DSLContext sql, Transactions transactions, Clock clock, Inboxes inboxes, Signals signals) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.inboxes = inboxes;
        this.signals = signals;
        signals.on(TOPIC, host -> host.ifPresentOrElse(known::invalidate, known::invalidateAll));
    }

    /**
     * RFC 9421 for whom says in so many words to speak it, else Cavage while nothing is known: some accept RFC 9421
     * and then drop it, so that no second knock comes.
     */
    Dialect dialectOf(String host, String inbox) {
        return known.get(host, name -> read(Map.of(name, inbox)).getOrDefault(name, Dialect.CAVAGE));
    }

    /** Asks at once for all of these hosts, each with an inbox, that are not known yet. */
    void learn(Map<String, String> addresses) {
        var unknown = new HashMap<>(addresses);
        unknown.keySet().removeAll(known.asMap().keySet());
        if (!unknown.isEmpty()) {
            var found = read(unknown);
            unknown.keySet().forEach(host -> known.asMap().putIfAbsent(host, found.getOrDefault(host, Dialect.CAVAGE)));
        }
    }

    private Map<String, Dialect> read(Map<String, String> askedFor) {
        return transactions.read(() -> {
            var dialects = new HashMap<String, Dialect>();
            inboxes.implementing(askedFor, Namespaces.MESSAGE_SIGNATURES)
                    .forEach(host -> dialects.put(host, Dialect.RFC9421));
            sql.select(ORIGIN.HOST, ORIGIN.SIGNATURE)
                    .from(ORIGIN)
                    .where(ORIGIN.HOST.eq(DSL.any(askedFor.keySet().toArray(String[]::new))))
                    .and(ORIGIN.VALID_UNTIL.gt(clock.instant()))
                    .forEach(row -> dialects.put(row.value1(), Dialect.valueOf(row.value2())));
            return dialects;
        });
    }

    void remember(String host, Dialect dialect) {
        known.put(host, dialect);
        transactions.run(() -> sql.insertInto(ORIGIN)
                .set(ORIGIN.HOST, host)
                .set(ORIGIN.SIGNATURE, dialect.name())
                .set(ORIGIN.VALID_UNTIL, clock.instant().plus(REMEMBERED))
                .onConflict(ORIGIN.HOST)
                .doUpdate()
                .set(ORIGIN.SIGNATURE, dialect.name())
                .set(ORIGIN.VALID_UNTIL, clock.instant().plus(REMEMBERED))
                .execute());
        signals.publish(TOPIC, host);
    }

    /** Neither dialect worked: begin anew. */
    void forget(String host) {
        known.invalidate(host);
        transactions.run(
                () -> sql.deleteFrom(ORIGIN).where(ORIGIN.HOST.eq(host)).execute());
        signals.publish(TOPIC, host);
    }
}
