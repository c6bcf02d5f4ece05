package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.APPLICATION;

import coop.talkoot.people.Departures;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.NewIdentity;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Passwords;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.AnyCase;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ApplicationRecord;
import coop.talkoot.schema.tables.records.ProviderNewcomerRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Signing up without an invitation. Nothing counts before the address is confirmed, and the answer is the same whether
 * somebody has that address or not: only its owner is told, by letter.
 */
@Singleton
public final class Applications implements Recurring {
    /** What a confirmed application comes to. */
    public enum Outcome {
        LET_IN,
        WAITS
    }

    private static final Duration TO_CONFIRM = Duration.ofDays(2);
    private static final Duration TO_DECIDE = Duration.ofDays(60);
    private static final Duration NEWS = Duration.ofDays(7);
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 2000;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final LoginRules rules;
    private final Logins logins;
    private final Identities identities;
    private final Departures departures;
    private final Throttle throttle;
    private final LetterTexts letters;
    private final ProviderLinks links;

    Applications(
            DSLContext sql,
            Transactions transactions,
            Ids ids,
            Clock clock,
            LoginRules rules,
            Logins logins,
            Identities identities,
            Departures departures,
            Throttle throttle,
            LetterTexts letters,
            ProviderLinks links) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.rules = rules;
        this.logins = logins;
        this.identities = identities;
        this.departures = departures;
        this.throttle = throttle;
        this.letters = letters;
        this.links = links;
    }

    /** Takes an application down and writes to the address it names. The reason is for who decides. */
    public void apply(NewPerson person, String reason, Locale language) {
        var mode = rules.requireOpenDoor();
        var identity = person.identity();
        ReservedHandles.check(identity.handle());
        requireFree(identity.handle());
        var email = person.email();
        if (email == null) {
            throw Refused.invalid("email", "An address is needed: the link that lets you in is sent there.");
        }
        var why = checkedReason(mode, reason);
        var hash = Passwords.hash(person.password());
        if (throttle.allows(Throttle.Kind.LETTER_RECIPIENT, email.toLowerCase(Locale.ROOT))) {
            transactions.run(() -> writeDown(identity, email, hash, why, language));
        }
    }

    /** Whether the link of this letter still confirms something. */
    public boolean isOpen(String token) {
        return transactions.read(() -> unconfirmed(token).isPresent());
    }

    /** The address is theirs: they are let in, or wait for a keeper, as the rule is by now. */
    public Outcome confirm(String token) {
        var mode = rules.requireOpenDoor();
        return transactions.write(() -> {
            var row = unconfirmed(token).orElseThrow(Applications::used);
            requireFree(row.getHandle());
            if (mode == LoginRule.Mode.OPEN) {
                letIn(row);
                return Outcome.LET_IN;
            }
            if (isWaiting(row.getEmail()) || logins.byEmail(row.getEmail()).isPresent()) {
                throw used();
            }
            sql.update(APPLICATION)
                    .set(APPLICATION.CONFIRMED_AT, clock.instant())
                    .set(APPLICATION.EXPIRES_AT, clock.instant().plus(TO_DECIDE))
                    .where(APPLICATION.ID.eq(row.getId()))
                    .execute();
            return Outcome.WAITS;
        });
    }

    /** Who waits to be let in, latest first. */
    public Page<Application> waiting(Page.Request page) {
        return transactions.read(() -> Page.of(
                sql.selectFrom(APPLICATION)
                        .where(APPLICATION.CONFIRMED_AT.isNotNull())
                        .and(APPLICATION.EXPIRES_AT.gt(clock.instant()))
                        .and(APPLICATION.ID.lt(page.before()))
                        .orderBy(APPLICATION.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(Applications::read),
                page.limit(),
                Application::id));
    }

    public int countWaiting() {
        return transactions.read(() -> sql.fetchCount(
                APPLICATION, APPLICATION.CONFIRMED_AT.isNotNull().and(APPLICATION.EXPIRES_AT.gt(clock.instant()))));
    }

    /** Somebody who waits; refused when another keeper was faster. */
    public Application get(long id) {
        return read(transactions.read(() -> confirmed(id)));
    }

    /** Makes the login and tells them. Who may decide is the caller's to know. */
    public Viewer accept(long id) {
        return transactions.write(() -> {
            var row = confirmed(id);
            var viewer = letIn(row);
            var letter = row.getIssuer() == null ? "accepted" : "acceptedLinked";
            letters.post(letter, language(row), row.getEmail(), NEWS, letters.link("/sign-in"), row.getHandle());
            return viewer;
        });
    }

    /** Tells them that it is no, with the keeper's words, and forgets them. */
    public void decline(long id, String words) {
        if (words.length() > LONGEST_REASON || words.indexOf('\0') >= 0) {
            throw Refused.invalid("words", "This has at most " + LONGEST_REASON + " characters.");
        }
        transactions.run(() -> {
            var row = confirmed(id);
            sql.deleteFrom(APPLICATION).where(APPLICATION.ID.eq(id)).execute();
            letters.post("declined", language(row), row.getEmail(), NEWS, words.strip());
        });
    }

    /** Somebody the identity provider knows waits for a keeper: their address was checked there. */
    void waitFor(NewIdentity wanted, ProviderNewcomerRecord newcomer, String hash, String reason, Locale language) {
        var why = checkedReason(LoginRule.Mode.APPROVAL, reason);
        requireFree(wanted.handle());
        var email = newcomer.getEmail();
        if (email == null || logins.byEmail(email).isPresent() || isWaiting(email)) {
            throw Refused.conflict("Whoever keeps this server needs an address of yours to answer to, which nobody here"
                    + " has yet. If you have a login, sign in with it and link it under Signing in.");
        }
        var now = clock.instant();
        sql.insertInto(APPLICATION)
                .set(APPLICATION.ID, ids.next())
                .set(APPLICATION.TOKEN_HASH, Tokens.hash(Tokens.create()))
                .set(APPLICATION.HANDLE, wanted.handle())
                .set(APPLICATION.NAME, wanted.name())
                .set(APPLICATION.EMAIL, email)
                .set(APPLICATION.PASSWORD_HASH, hash)
                .set(APPLICATION.REASON, why)
                .set(APPLICATION.LANGUAGE, language.toLanguageTag())
                .set(APPLICATION.ISSUER, newcomer.getIssuer())
                .set(APPLICATION.SUBJECT, newcomer.getSubject())
                .set(APPLICATION.CONFIRMED_AT, now)
                .set(APPLICATION.EXPIRES_AT, now.plus(TO_DECIDE))
                .set(APPLICATION.CREATED_AT, now)
                .execute();
    }

    /** Whether the provider's account has asked already, and no keeper has decided. */
    boolean isWaiting(String issuer, String subject) {
        return sql.fetchExists(
                APPLICATION,
                APPLICATION
                        .ISSUER
                        .eq(issuer)
                        .and(APPLICATION.SUBJECT.eq(subject))
                        .and(APPLICATION.EXPIRES_AT.gt(clock.instant())));
    }

    private static String checkedReason(LoginRule.Mode mode, String reason) {
        var why = reason.strip();
        if (mode == LoginRule.Mode.APPROVAL && why.length() < SHORTEST_REASON) {
            throw Refused.invalid("reason", "Write a sentence about who you are and why you would like to be here.");
        }
        if (why.length() > LONGEST_REASON || why.indexOf('\0') >= 0) {
            throw Refused.invalid("reason", "This has at most " + LONGEST_REASON + " characters.");
        }
        return why;
    }

    private boolean isWaiting(String email) {
        return sql.fetchExists(
                APPLICATION, AnyCase.equal(APPLICATION.EMAIL, email).and(APPLICATION.CONFIRMED_AT.isNotNull()));
    }

    private void requireFree(String handle) {
        var isTaken = identities.localByHandle(handle).isPresent()
                || departures.had(handle)
                || transactions.read(() -> sql.fetchExists(
                        APPLICATION,
                        AnyCase.equal(APPLICATION.HANDLE, handle)
                                .and(APPLICATION.CONFIRMED_AT.isNotNull())
                                .and(APPLICATION.EXPIRES_AT.gt(clock.instant()))));
        if (isTaken) {
            throw Refused.invalid("handle", "This handle is taken. Choose another.");
        }
    }

    private void writeDown(NewIdentity identity, String email, String hash, String reason, Locale language) {
        var known = logins.byEmail(email);
        if (known.isPresent()) {
            letters.post("known", known.get().language(), email, NEWS, letters.link("/password"));
            return;
        }
        var token = Tokens.create();
        var now = clock.instant();
        sql.insertInto(APPLICATION)
                .set(APPLICATION.ID, ids.next())
                .set(APPLICATION.TOKEN_HASH, Tokens.hash(token))
                .set(APPLICATION.HANDLE, identity.handle())
                .set(APPLICATION.NAME, identity.name())
                .set(APPLICATION.EMAIL, email)
                .set(APPLICATION.PASSWORD_HASH, hash)
                .set(APPLICATION.REASON, reason)
                .set(APPLICATION.LANGUAGE, language.toLanguageTag())
                .set(APPLICATION.EXPIRES_AT, now.plus(TO_CONFIRM))
                .set(APPLICATION.CREATED_AT, now)
                .execute();
        letters.post("signUp", language, email, TO_CONFIRM, letters.link("/sign-up/" + token), identity.handle());
    }

    private Viewer letIn(ApplicationRecord row) {
        var wanted = new NewIdentity(Identity.Kind.PERSON, row.getHandle(), row.getName(), "");
        var viewer = logins.register(wanted, row.getEmail(), row.getPasswordHash(), false);
        sql.deleteFrom(APPLICATION)
                .where(AnyCase.equal(APPLICATION.EMAIL, row.getEmail()))
                .execute();
        if (row.getIssuer() != null && row.getSubject() != null) {
            links.link(row.getIssuer(), row.getSubject(), viewer.loginId());
        }
        return viewer;
    }

    private Optional<ApplicationRecord> unconfirmed(String token) {
        return sql.fetchOptional(
                APPLICATION,
                APPLICATION
                        .TOKEN_HASH
                        .eq(Tokens.hash(token))
                        .and(APPLICATION.CONFIRMED_AT.isNull())
                        .and(APPLICATION.EXPIRES_AT.gt(clock.instant())));
    }

    private ApplicationRecord confirmed(long id) {
        return sql.selectFrom(APPLICATION)
                .where(APPLICATION.ID.eq(id))
                .and(APPLICATION.CONFIRMED_AT.isNotNull())
                .forUpdate()
                .fetchOptional()
                .orElseThrow(() -> Refused.notFound("Nobody waits here any more: another keeper was faster."));
    }

    private static Refused used() {
        return Refused.notFound("This link was used already, or is older than two days.");
    }

    private static Locale language(ApplicationRecord row) {
        return Locale.forLanguageTag(row.getLanguage());
    }

    private static Application read(ApplicationRecord row) {
        return new Application(
                row.getId(),
                row.getHandle(),
                row.getName(),
                row.getEmail(),
                row.getReason(),
                Objects.requireNonNull(row.getConfirmedAt()));
    }

    @Override
    public String name() {
        return "applications";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        transactions.run(() -> sql.deleteFrom(APPLICATION)
                .where(APPLICATION.EXPIRES_AT.le(clock.instant()))
                .execute());
    }
}
