package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.PROVIDER_NEWCOMER;

import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.NewIdentity;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Passwords;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ProviderNewcomerRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Who has come from the identity provider and has no login here: they get one as the rule of the house has it. */
@Singleton
public final class Newcomers {
    private static final Duration LASTS = Duration.ofMinutes(30);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Logins logins;
    private final LoginRules rules;
    private final Applications applications;
    private final ProviderLinks links;

    Newcomers(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Logins logins,
            LoginRules rules,
            Applications applications,
            ProviderLinks links) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.logins = logins;
        this.rules = rules;
        this.applications = applications;
        this.links = links;
    }

    /** What is known of one. */
    public record Newcomer(String name, @Nullable String email) {}

    /** The newcomer of this ticket, while it is good. */
    public Optional<Newcomer> find(String ticket) {
        return transactions.read(() -> row(ticket).map(row -> new Newcomer(row.getName(), row.getEmail())));
    }

    /** Lets them in under this handle and name; empty when a keeper decides first. */
    public Optional<Viewer> signUp(String ticket, String handle, String name, String reason, Locale language) {
        var mode = rules.requireOpenDoor();
        var wanted = new NewIdentity(Identity.Kind.PERSON, handle, name, "");
        rules.requireUsual(wanted);
        // Nobody knows it: they come by the provider, until a letter brings them a password of their own.
        var hash = Passwords.hash(Tokens.create());
        return transactions.write(() -> {
            var row = row(ticket)
                    .orElseThrow(() -> Refused.conflict("This took too long. Sign in again and begin anew."));
            sql.deleteFrom(PROVIDER_NEWCOMER)
                    .where(PROVIDER_NEWCOMER.TOKEN_HASH.eq(row.getTokenHash()))
                    .execute();
            if (mode == LoginRule.Mode.APPROVAL) {
                applications.waitFor(wanted, row, hash, reason, language);
                return Optional.empty();
            }
            // The provider has checked the address; still, it makes nobody the owner of somebody else's login.
            var email = Optional.ofNullable(row.getEmail())
                    .filter(address -> logins.byEmail(address).isEmpty())
                    .orElse(null);
            var viewer = logins.register(wanted, email, hash, false);
            links.link(row.getIssuer(), row.getSubject(), viewer.loginId());
            return Optional.of(viewer);
        });
    }

    boolean isWaiting(String issuer, String subject) {
        return applications.isWaiting(issuer, subject);
    }

    String remember(String issuer, String subject, String name, @Nullable String email) {
        var ticket = Tokens.create();
        var shortName = name.replace("\0", "");
        sql.insertInto(PROVIDER_NEWCOMER)
                .set(PROVIDER_NEWCOMER.TOKEN_HASH, Tokens.hash(ticket))
                .set(PROVIDER_NEWCOMER.ISSUER, issuer)
                .set(PROVIDER_NEWCOMER.SUBJECT, subject)
                .set(PROVIDER_NEWCOMER.NAME, shortName.length() > 100 ? shortName.substring(0, 100) : shortName)
                .set(PROVIDER_NEWCOMER.EMAIL, address(email))
                .set(PROVIDER_NEWCOMER.EXPIRES_AT, clock.instant().plus(LASTS))
                .execute();
        return ticket;
    }

    void sweep() {
        sql.deleteFrom(PROVIDER_NEWCOMER)
                .where(PROVIDER_NEWCOMER.EXPIRES_AT.le(clock.instant()))
                .execute();
    }

    private static @Nullable String address(@Nullable String email) {
        try {
            return NewPerson.checkedEmail(email);
        } catch (Refused notOne) {
            return null;
        }
    }

    private Optional<ProviderNewcomerRecord> row(String ticket) {
        return sql.fetchOptional(
                PROVIDER_NEWCOMER,
                PROVIDER_NEWCOMER
                        .TOKEN_HASH
                        .eq(Tokens.hash(ticket))
                        .and(PROVIDER_NEWCOMER.EXPIRES_AT.gt(clock.instant())));
    }
}
