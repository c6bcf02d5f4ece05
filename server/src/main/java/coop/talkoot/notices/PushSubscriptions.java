package coop.talkoot.notices;

import static coop.talkoot.schema.Tables.PUSH_SUBSCRIPTION;

import coop.talkoot.people.Identity;
import coop.talkoot.people.access.AccessEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.PushSubscriptionRecord;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Where people's apps and browsers want to be told, and of what. */
@Singleton
public final class PushSubscriptions implements DomainListener {
    /** A person's; with one more the oldest ends, as apps that are gone do not say so. */
    public static final int MOST = 30;

    private static final int SECRET = 16;
    private static final int LONGEST_CHANNEL = 200;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final BeanProvider<PushOutlet> outlet;
    private final Subscribers subscribers;

    PushSubscriptions(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            BeanProvider<PushOutlet> outlet,
            Subscribers subscribers) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.outlet = outlet;
        this.subscribers = subscribers;
    }

    /** What a browser says of itself; both keys in base64url. */
    public record Target(String endpoint, String publicKey, String secret) {}

    /** Takes the place of what the channel had. Asks the name service: not for inside a transaction. */
    public PushSubscription subscribe(
            Identity person, String channel, Target target, Set<String> alerts, PushSubscription.Policy policy) {
        if (channel.isEmpty() || channel.length() > LONGEST_CHANNEL) {
            throw new IllegalArgumentException("a channel has 1 to " + LONGEST_CHANNEL + " characters");
        }
        var key = bytes("publicKey", target.publicKey());
        try {
            P256.publicKey(key);
        } catch (IllegalArgumentException notAKey) {
            throw Refused.invalid("publicKey", "This must be a public key of the curve P-256.");
        }
        var secret = bytes("secret", target.secret());
        if (secret.length != SECRET) {
            throw Refused.invalid("secret", "This must be a secret of " + SECRET + " bytes.");
        }
        if (!outlet.get().accepts(target.endpoint())) {
            throw Refused.invalid("endpoint", "This must be an https address of a push service.");
        }
        return transactions.write(() -> {
            var row = sql.newRecord(PUSH_SUBSCRIPTION);
            row.setId(ids.next());
            row.setPersonId(person.id());
            row.setChannel(channel);
            row.setEndpoint(target.endpoint());
            row.setPublicKey(key);
            row.setSecret(secret);
            row.setAlerts(known(alerts));
            row.setPolicy(policy.name());
            row.setCreatedAt(clock.instant());
            row.setUpdatedAt(clock.instant());
            // Of two at once for a channel one comes after the other.
            sql.fetch("select pg_advisory_xact_lock({0})", DSL.val(person.id()));
            remove(channel);
            endOldest(person.id());
            row.insert();
            subscribers.changed();
            return read(row);
        });
    }

    /** Leaves room for one more. */
    private void endOldest(long personId) {
        var theirs = PUSH_SUBSCRIPTION.PERSON_ID.eq(personId);
        remove(theirs.and(PUSH_SUBSCRIPTION.ID.in(DSL.select(PUSH_SUBSCRIPTION.ID)
                .from(PUSH_SUBSCRIPTION)
                .where(theirs)
                .orderBy(PUSH_SUBSCRIPTION.ID.desc())
                .offset(MOST - 1))));
    }

    /** Other alerts, another policy. */
    public PushSubscription change(String channel, Set<String> alerts, PushSubscription.Policy policy) {
        return transactions.write(() -> {
            sql.update(PUSH_SUBSCRIPTION)
                    .set(PUSH_SUBSCRIPTION.ALERTS, known(alerts))
                    .set(PUSH_SUBSCRIPTION.POLICY, policy.name())
                    .set(PUSH_SUBSCRIPTION.UPDATED_AT, clock.instant())
                    .where(PUSH_SUBSCRIPTION.CHANNEL.eq(channel))
                    .execute();
            return of(channel).orElseThrow(() -> Refused.notFound("There is no subscription."));
        });
    }

    public Optional<PushSubscription> of(String channel) {
        return read(PUSH_SUBSCRIPTION.CHANNEL.eq(channel)).stream().findFirst();
    }

    /** All of a person's, oldest first: at most {@value #MOST}. */
    public List<PushSubscription> ofPerson(long personId) {
        return read(PUSH_SUBSCRIPTION.PERSON_ID.eq(personId));
    }

    /** Nothing happens when there is none; what waited to be sent there is dropped. */
    public void remove(String channel) {
        remove(PUSH_SUBSCRIPTION.CHANNEL.eq(channel));
    }

    /** Who is signed out of an app is told nothing there. */
    @Override
    public void on(DomainEvent event) {
        if (event instanceof AccessEvent.Ended ended) {
            remove(PUSH_SUBSCRIPTION.CHANNEL.in(ended.channels()));
        }
    }

    void remove(long id) {
        remove(PUSH_SUBSCRIPTION.ID.eq(id));
    }

    private void remove(Condition which) {
        transactions.run(() -> sql.deleteFrom(PUSH_SUBSCRIPTION).where(which).execute());
    }

    private List<PushSubscription> read(Condition condition) {
        return transactions.read(() -> sql.selectFrom(PUSH_SUBSCRIPTION)
                .where(condition)
                .orderBy(PUSH_SUBSCRIPTION.ID)
                .fetch(PushSubscriptions::read));
    }

    private static PushSubscription read(PushSubscriptionRecord row) {
        return new PushSubscription(
                row.getId(),
                row.getPersonId(),
                row.getChannel(),
                row.getEndpoint(),
                Arrays.stream(row.getAlerts()).filter(Objects::nonNull).toList(),
                PushSubscription.Policy.valueOf(row.getPolicy()));
    }

    /** What is not known here is left out: apps ask for kinds of servers newer than this one. */
    private static String[] known(Set<String> alerts) {
        return Stream.of(Notice.Kind.values())
                .map(Notice.Kind::alert)
                .distinct()
                .filter(alerts::contains)
                .toArray(String[]::new);
    }

    private static byte[] bytes(String field, String text) {
        try {
            return Base64.getUrlDecoder()
                    .decode(text.strip().replace('+', '-').replace('/', '_').replaceFirst("=+$", ""));
        } catch (IllegalArgumentException notBase64) {
            throw Refused.invalid(field, "This must be base64url.");
        }
    }
}
