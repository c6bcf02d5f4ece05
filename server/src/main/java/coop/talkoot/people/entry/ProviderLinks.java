package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.PROVIDER_LINK;

import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** Which login is whose at the identity provider: by issuer and subject, never by an address. */
@Singleton
final class ProviderLinks {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Logins logins;

    ProviderLinks(DSLContext sql, Transactions transactions, Clock clock, Logins logins) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.logins = logins;
    }

    Optional<Viewer> find(String issuer, String subject) {
        return transactions.read(() -> sql.select(PROVIDER_LINK.LOGIN_ID)
                .from(PROVIDER_LINK)
                .where(PROVIDER_LINK.ISSUER.eq(issuer).and(PROVIDER_LINK.SUBJECT.eq(subject)))
                .fetchOptional(PROVIDER_LINK.LOGIN_ID)
                .flatMap(logins::find));
    }

    /** One account of a provider for a login: the one before is let go. Refused when somebody else has it. */
    void link(String issuer, String subject, long loginId) {
        transactions.run(() -> {
            sql.deleteFrom(PROVIDER_LINK)
                    .where(PROVIDER_LINK.LOGIN_ID.eq(loginId).and(PROVIDER_LINK.ISSUER.eq(issuer)))
                    .execute();
            var linked = sql.insertInto(PROVIDER_LINK)
                    .set(PROVIDER_LINK.ISSUER, issuer)
                    .set(PROVIDER_LINK.SUBJECT, subject)
                    .set(PROVIDER_LINK.LOGIN_ID, loginId)
                    .set(PROVIDER_LINK.CREATED_AT, clock.instant())
                    .onConflict(PROVIDER_LINK.ISSUER, PROVIDER_LINK.SUBJECT)
                    .doNothing()
                    .execute();
            if (linked == 0) {
                throw Refused.conflict("Somebody else here signs in by this account already.");
            }
        });
    }

    boolean isLinked(long loginId, String issuer) {
        return transactions.read(() -> sql.fetchExists(
                PROVIDER_LINK, PROVIDER_LINK.LOGIN_ID.eq(loginId).and(PROVIDER_LINK.ISSUER.eq(issuer))));
    }

    void unlink(long loginId) {
        transactions.run(() -> sql.deleteFrom(PROVIDER_LINK)
                .where(PROVIDER_LINK.LOGIN_ID.eq(loginId))
                .execute());
    }
}
