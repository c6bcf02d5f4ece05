package coop.talkoot.people.entry;

import static coop.talkoot.schema.Tables.MAIL_LINK;

import coop.talkoot.people.Tokens;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.MailLinkRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Links in letters that work once and not for long. Only the hash of each is kept. */
@Singleton
final class MailLinks implements Recurring {
    /** What a link is for: to take an address for one's own, or to set a new password. */
    enum Purpose {
        ADDRESS,
        PASSWORD
    }

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    MailLinks(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A fresh token; those before it, for the same purpose, open nothing any more. */
    String issue(Purpose purpose, long loginId, String email, Duration lasts) {
        var token = Tokens.create();
        transactions.run(() -> {
            forget(purpose, loginId);
            sql.insertInto(MAIL_LINK)
                    .set(MAIL_LINK.TOKEN_HASH, Tokens.hash(token))
                    .set(MAIL_LINK.PURPOSE, purpose.name())
                    .set(MAIL_LINK.LOGIN_ID, loginId)
                    .set(MAIL_LINK.EMAIL, email)
                    .set(MAIL_LINK.EXPIRES_AT, clock.instant().plus(lasts))
                    .set(MAIL_LINK.CREATED_AT, clock.instant())
                    .execute();
        });
        return token;
    }

    boolean isOpen(Purpose purpose, String token) {
        return transactions.read(() -> sql.fetchExists(MAIL_LINK, opens(purpose, token)));
    }

    /** Uses the link up: of two at the same time one gets it. */
    Optional<MailLinkRecord> use(Purpose purpose, String token) {
        return transactions.write(() -> sql.deleteFrom(MAIL_LINK)
                .where(opens(purpose, token))
                .returning()
                .fetchOptional());
    }

    void forget(Purpose purpose, long loginId) {
        transactions.run(() -> sql.deleteFrom(MAIL_LINK)
                .where(MAIL_LINK.LOGIN_ID.eq(loginId).and(MAIL_LINK.PURPOSE.eq(purpose.name())))
                .execute());
    }

    /** The address an open link of that purpose was sent to. */
    Optional<String> waiting(Purpose purpose, long loginId) {
        return transactions.read(() -> sql.select(MAIL_LINK.EMAIL)
                .from(MAIL_LINK)
                .where(MAIL_LINK.LOGIN_ID.eq(loginId))
                .and(MAIL_LINK.PURPOSE.eq(purpose.name()))
                .and(MAIL_LINK.EXPIRES_AT.gt(clock.instant()))
                .fetchOptional(MAIL_LINK.EMAIL));
    }

    private Condition opens(Purpose purpose, String token) {
        return MAIL_LINK
                .TOKEN_HASH
                .eq(Tokens.hash(token))
                .and(MAIL_LINK.PURPOSE.eq(purpose.name()))
                .and(MAIL_LINK.EXPIRES_AT.gt(clock.instant()));
    }

    @Override
    public String name() {
        return "mail-links";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        transactions.run(() -> sql.deleteFrom(MAIL_LINK)
                .where(MAIL_LINK.EXPIRES_AT.le(clock.instant()))
                .execute());
    }
}
