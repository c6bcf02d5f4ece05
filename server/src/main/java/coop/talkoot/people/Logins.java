package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.LOGIN;

import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.LoginRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Fields;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** How people of this instance prove who they are. */
@Singleton
public final class Logins {
    private static final String WRONG = "This handle or e-mail and this password do not belong together.";
    private static final String SUSPENDED =
            "Those who keep this server have suspended this account. Nothing is lost; ask them how it goes on.";
    /** Checked when nobody has that name, so that an answer takes as long as for a name that exists. */
    private final String nobody = Passwords.ofNobody();

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Settings settings;
    private final Identities identities;
    private final Throttle throttle;

    Logins(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            Settings settings,
            Identities identities,
            Throttle throttle) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.identities = identities;
        this.throttle = throttle;
    }

    /**
     * Makes a person with a login. Whoever calls decides who may, and vouches for the address: set-up, an invitation.
     */
    public Viewer register(NewPerson person, boolean isKeeper) {
        return register(person.identity(), person.email(), Passwords.hash(person.password()), isKeeper);
    }

    /** As {@link #register(NewPerson, boolean)}, with what was kept of a password since it was chosen. */
    public Viewer register(NewIdentity wanted, @Nullable String email, String passwordHash, boolean isKeeper) {
        return transactions.write(() -> {
            var identity = identities.create(wanted);
            var id = ids.next();
            var inserted = sql.insertInto(LOGIN)
                    .set(LOGIN.ID, id)
                    .set(LOGIN.ACTOR_ID, identity.id())
                    .set(LOGIN.EMAIL, email)
                    .set(LOGIN.PASSWORD_HASH, passwordHash)
                    .set(LOGIN.ROLE, (isKeeper ? HouseRole.KEEPER : HouseRole.MEMBER).name())
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
     * The person who has this handle (or e-mail address) and password. After ten wrong passwords for a name nobody
     * comes in by it for a quarter of an hour. Unknown names and wrong passwords read the same, and so does the wait.
     */
    public Viewer signIn(String name, String password) {
        var typed = asTyped(name);
        throttle.count(Throttle.Kind.SIGN_IN_NAME, typed);
        var found = transactions.read(() -> byName(typed));
        var matches = Passwords.matches(
                password, found.map(LoginRecord::getPasswordHash).orElse(nobody));
        if (found.isEmpty() || !matches) {
            throw Refused.invalid("password", WRONG);
        }
        throttle.forget(Throttle.Kind.SIGN_IN_NAME, typed);
        // Said only to who knows the password: nobody else learns what was decided about somebody.
        if (identities.get(found.get().getActorId()).isSuspended()) {
            throw Refused.notAllowed(SUSPENDED);
        }
        return viewer(found.get());
    }

    /** Refused unless this is the login's password; wrong ones count as at the door. */
    public void requirePassword(Viewer viewer, String password) {
        var who = "login " + viewer.loginId();
        throttle.count(Throttle.Kind.SIGN_IN_NAME, who);
        var hash = transactions.read(() -> sql.select(LOGIN.PASSWORD_HASH)
                .from(LOGIN)
                .where(LOGIN.ID.eq(viewer.loginId()))
                .fetchSingle(LOGIN.PASSWORD_HASH));
        if (!Passwords.matches(password, hash)) {
            throw Refused.invalid("password", "This is not your password.");
        }
        throttle.forget(Throttle.Kind.SIGN_IN_NAME, who);
    }

    /** Another password, of which only {@code hash} is kept. What it means for sessions is the caller's to do. */
    public void setPassword(long loginId, String hash) {
        transactions.run(() -> sql.update(LOGIN)
                .set(LOGIN.PASSWORD_HASH, hash)
                .where(LOGIN.ID.eq(loginId))
                .execute());
    }

    /** Wrong passwords there were count no more: whoever asks has shown by other means who they are. */
    public void unlock(Viewer viewer) {
        throttle.forget(Throttle.Kind.SIGN_IN_NAME, asTyped(viewer.identity().handle()));
        emailOf(viewer.loginId()).ifPresent(email -> throttle.forget(Throttle.Kind.SIGN_IN_NAME, asTyped(email)));
    }

    /** The address letters go to, whoever has shown to read it; empty for who has none. */
    public Optional<String> emailOf(long loginId) {
        return transactions.read(() ->
                sql.select(LOGIN.EMAIL).from(LOGIN).where(LOGIN.ID.eq(loginId)).fetchOptional(LOGIN.EMAIL));
    }

    /** Whose address this is. */
    public Optional<Viewer> byEmail(String email) {
        return transactions.read(() ->
                sql.fetchOptional(LOGIN, AnyCase.equal(LOGIN.EMAIL, email)).map(this::viewer));
    }

    /** False when somebody else has this address by now. */
    public boolean setEmail(long loginId, String email) {
        return transactions.write(() -> {
            var other = sql.fetchExists(LOGIN, AnyCase.equal(LOGIN.EMAIL, email).and(LOGIN.ID.ne(loginId)));
            if (!other) {
                sql.update(LOGIN)
                        .set(LOGIN.EMAIL, email)
                        .where(LOGIN.ID.eq(loginId))
                        .execute();
            }
            return !other;
        });
    }

    public Optional<Viewer> find(long loginId) {
        return transactions.read(() -> sql.select(columns())
                .from(LOGIN)
                .join(ACTOR)
                .on(ACTOR.ID.eq(LOGIN.ACTOR_ID))
                .where(LOGIN.ID.eq(loginId))
                .fetchOptional(Logins::viewer));
    }

    public Optional<Viewer> ofActor(long actorId) {
        return transactions.read(
                () -> sql.fetchOptional(LOGIN, LOGIN.ACTOR_ID.eq(actorId)).map(this::viewer));
    }

    /** Who has a part in keeping the server, latest first. */
    public Page<Viewer> keepingHouse(Page.Request page) {
        return transactions.read(() -> {
            var rows = sql.selectFrom(LOGIN)
                    .where(LOGIN.ROLE.ne(HouseRole.MEMBER.name()))
                    .and(LOGIN.ID.lt(page.before()))
                    .orderBy(LOGIN.ID.desc())
                    .limit(page.limit() + 1)
                    .fetch();
            var people = identities.byIds(rows.getValues(LOGIN.ACTOR_ID));
            return Page.of(
                    rows.map(row -> viewer(row, Objects.requireNonNull(people.get(row.getActorId())))),
                    page.limit(),
                    Viewer::loginId);
        });
    }

    /** Gives a login another part in keeping the server. The last keeper stays one: the house would be nobody's. */
    public void setRole(long loginId, HouseRole role) {
        transactions.run(() -> {
            var keepers = sql.select(LOGIN.ID)
                    .from(LOGIN)
                    .where(LOGIN.ROLE.eq(HouseRole.KEEPER.name()))
                    .forUpdate()
                    .fetchSet(LOGIN.ID);
            if (role != HouseRole.KEEPER && keepers.equals(Set.of(loginId))) {
                throw Refused.conflict("The last keeper stays. Make somebody else a keeper first.");
            }
            sql.update(LOGIN)
                    .set(LOGIN.ROLE, role.name())
                    .where(LOGIN.ID.eq(loginId))
                    .execute();
        });
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

    /** One spelling for all ways to type the same name, so that each is counted as the others. */
    private static String asTyped(String name) {
        var plain = name.strip().toLowerCase(Locale.ROOT);
        return plain.contains("@") && !plain.startsWith("@")
                ? plain
                : plain.replaceFirst("^@", "").replaceFirst("@.*$", "");
    }

    private Optional<LoginRecord> byName(String typed) {
        if (typed.contains("@")) {
            return sql.fetchOptional(LOGIN, AnyCase.equal(LOGIN.EMAIL, typed));
        }
        return identities
                .byHandle(typed, settings.domain())
                .flatMap(identity -> sql.fetchOptional(LOGIN, LOGIN.ACTOR_ID.eq(identity.id())));
    }

    private Viewer viewer(LoginRecord login) {
        return viewer(login, identities.get(login.getActorId()));
    }

    /** Of a login and its actor, for {@link #viewer(Record)}: who came in is found by one query, of tokens too. */
    public static List<Field<?>> columns() {
        return Stream.of(LOGIN, ACTOR)
                .flatMap(Fields::fieldStream)
                .<Field<?>>map(field -> field)
                .toList();
    }

    /** Who the row, which has {@link #columns()}, speaks of. */
    public static Viewer viewer(Record row) {
        return viewer(row.into(LOGIN), IdentityRows.read(row.into(ACTOR)));
    }

    private static Viewer viewer(LoginRecord login, Identity identity) {
        return new Viewer(
                login.getId(),
                identity,
                HouseRole.valueOf(login.getRole()),
                Locale.forLanguageTag(login.getLanguage()),
                ZoneId.of(login.getZone()));
    }
}
