package coop.talkoot.people;

import static coop.talkoot.schema.Tables.SETUP_LINK;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;

/** The one-time link by which the first keeper sets the instance up. Each start makes a new one until it is used. */
@Singleton
public final class SetupLinks {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final Logins logins;

    SetupLinks(DSLContext sql, Transactions transactions, Ids ids, Clock clock, Logins logins) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.logins = logins;
    }

    /** A fresh token for {@code /setup/<token>}; older ones end. Empty once anybody can sign in. */
    public Optional<String> issue() {
        return transactions.write(() -> {
            if (logins.any()) {
                return Optional.empty();
            }
            var token = Tokens.create();
            sql.deleteFrom(SETUP_LINK).where(SETUP_LINK.USED_AT.isNull()).execute();
            sql.insertInto(SETUP_LINK)
                    .set(SETUP_LINK.ID, ids.next())
                    .set(SETUP_LINK.TOKEN_HASH, Tokens.hash(token))
                    .set(SETUP_LINK.CREATED_AT, clock.instant())
                    .execute();
            return Optional.of(token);
        });
    }

    /** Whether the link would still open. */
    public boolean isOpen(String token) {
        return transactions.read(() -> sql.fetchExists(
                SETUP_LINK, SETUP_LINK.TOKEN_HASH.eq(Tokens.hash(token)).and(SETUP_LINK.USED_AT.isNull())));
    }

    /** Uses the link up, in the transaction of the set-up it stands for. */
    public void use(String token) {
        transactions.run(() -> {
            var used = sql.update(SETUP_LINK)
                    .set(SETUP_LINK.USED_AT, clock.instant())
                    .where(SETUP_LINK.TOKEN_HASH.eq(Tokens.hash(token)).and(SETUP_LINK.USED_AT.isNull()))
                    .execute();
            if (used == 0) {
                throw Refused.notFound("This set-up link is used up or was never given.");
            }
        });
    }
}
