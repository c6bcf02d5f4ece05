package coop.talkoot.people;

import static coop.talkoot.schema.Tables.LOGIN;

import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LoginRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;

/** How people of this instance prove who they are. */
@Singleton
public final class Logins {
    private static final int ATTEMPTS = 10;
    private static final Duration LOCK = Duration.ofMinutes(15);
    private static final String WRONG = "This handle or e-mail and this password do not belong together.";
    private static final String SUSPENDED =
            "Those who keep this server have suspended this account. Nothing is lost; ask them how it goes on.";
    /** Checked when nobody has that name, so that an answer takes as long as for a name that exists. */
    private static final String NOBODY = Passwords.hash(Tokens.create());

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Identities identities;

    Logins(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Settings settings, Identities identities) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.identities = identities;
    }

    /** Makes a person with a login. Whoever calls decides who may: set-up, an invitation. */
    public Viewer register(NewPerson person, boolean isKeeper) {
        var hash = Passwords.hash(person.password());
        return transactions.write(() -> {
            var identity = identities.create(person.identity());
            var id = ids.next();
            var inserted = sql.insertInto(LOGIN)
                    .set(LOGIN.ID, id)
                    .set(LOGIN.ACTOR_ID, identity.id())
                    .set(LOGIN.EMAIL, person.email())
                    .set(LOGIN.PASSWORD_HASH, hash)
                    .set(LOGIN.IS_KEEPER, isKeeper)
                    .set(LOGIN.CREATED_AT, clock.instant())
                    .onConflictDoNothing()
                    .execute();
            if (inserted == 0) {
                throw Refused.invalid("email", "Somebody here uses this e-mail address already.");
            }
            return find(id).orElseThrow();
        });
    }

    /**
     * The person who has this handle (or e-mail address) and password. Ten wrong passwords lock the login for a
     * quarter of an hour. Unknown names and wrong passwords read the same.
     */
    public Viewer signIn(String name, String password) {
        var found = transactions.read(() -> byName(name.strip()));
        if (found.isPresent()
                && found.get().getLockedUntil() != null
                && found.get().getLockedUntil().isAfter(clock.instant())) {
            var wait = Duration.between(clock.instant(), found.get().getLockedUntil());
            throw new Refused(new Refusal.TooOften(
                    (int) wait.toSeconds() + 1, "Too many wrong passwords. Try again in a quarter of an hour."));
        }
        var matches = Passwords.matches(
                password, found.map(LoginRecord::getPasswordHash).orElse(NOBODY));
        if (found.isEmpty() || !matches) {
            found.ifPresent(login -> countFailure(login.getId()));
            throw Refused.invalid("password", WRONG);
        }
        // Said only to who knows the password: nobody else learns what was decided about somebody.
        if (identities.get(found.get().getActorId()).isSuspended()) {
            throw Refused.notAllowed(SUSPENDED);
        }
        return transactions.write(() -> {
            sql.update(LOGIN)
                    .set(LOGIN.FAILED_ATTEMPTS, 0)
                    .setNull(LOGIN.LOCKED_UNTIL)
                    .where(LOGIN.ID.eq(found.get().getId()))
                    .execute();
            return find(found.get().getId()).orElseThrow();
        });
    }

    public Optional<Viewer> find(long loginId) {
        return transactions.read(
                () -> sql.fetchOptional(LOGIN, LOGIN.ID.eq(loginId)).map(this::viewer));
    }

    public Optional<Viewer> ofActor(long actorId) {
        return transactions.read(
                () -> sql.fetchOptional(LOGIN, LOGIN.ACTOR_ID.eq(actorId)).map(this::viewer));
    }

    /** Whether anybody can sign in: false until the instance is set up. */
    public boolean any() {
        return transactions.read(() -> sql.fetchExists(LOGIN));
    }

    /** How many people live on this instance, for NodeInfo. */
    public int count() {
        return transactions.read(() -> sql.fetchCount(LOGIN));
    }

    /** Sets the language tag and time zone in which this person reads. */
    public void prefer(long loginId, String language, String zone) {
        try {
            var known = ZoneId.of(zone).getId();
            transactions.run(() -> sql.update(LOGIN)
                    .set(LOGIN.LANGUAGE, Locale.forLanguageTag(language).toLanguageTag())
                    .set(LOGIN.ZONE, known)
                    .where(LOGIN.ID.eq(loginId))
                    .execute());
        } catch (DateTimeException cause) {
            throw Refused.invalid("zone", "A time zone looks like Europe/Helsinki.");
        }
    }

    private Optional<LoginRecord> byName(String name) {
        if (name.contains("@") && !name.startsWith("@")) {
            return sql.fetchOptional(LOGIN, AnyCase.equal(LOGIN.EMAIL, name));
        }
        var handle = name.replaceFirst("^@", "").replaceFirst("@.*$", "");
        return identities
                .byHandle(handle, settings.domain())
                .flatMap(identity -> sql.fetchOptional(LOGIN, LOGIN.ACTOR_ID.eq(identity.id())));
    }

    private void countFailure(long loginId) {
        transactions.run(() -> {
            var attempts = sql.update(LOGIN)
                    .set(LOGIN.FAILED_ATTEMPTS, LOGIN.FAILED_ATTEMPTS.plus(1))
                    .where(LOGIN.ID.eq(loginId))
                    .returning(LOGIN.FAILED_ATTEMPTS)
                    .fetchOne(LOGIN.FAILED_ATTEMPTS);
            if (attempts != null && attempts >= ATTEMPTS) {
                sql.update(LOGIN)
                        .set(LOGIN.FAILED_ATTEMPTS, 0)
                        .set(LOGIN.LOCKED_UNTIL, clock.instant().plus(LOCK))
                        .where(LOGIN.ID.eq(loginId))
                        .execute();
            }
        });
    }

    private Viewer viewer(LoginRecord login) {
        return new Viewer(
                login.getId(),
                identities.get(login.getActorId()),
                login.getIsKeeper(),
                Locale.forLanguageTag(login.getLanguage()),
                ZoneId.of(login.getZone()));
    }
}
