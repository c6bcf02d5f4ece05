package coop.talkoot.people;

import static coop.talkoot.schema.Tables.SESSION;

import coop.talkoot.platform.Transactions;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;

/** Signed-in browsers and programs. The token is a new one at each sign-in; only its hash is kept. */
@Singleton
public final class Sessions {
    /** BROWSER: a cookie of this instance's pages. API: a bearer token of a program. */
    public enum Kind {
        BROWSER,
        API
    }

    /** How long a session lasts without being used. */
    public static final Duration LASTS = Duration.ofDays(30);

    private static final Duration TOUCH = Duration.ofHours(1);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Logins logins;

    Sessions(DSLContext sql, Transactions transactions, Clock clock, Logins logins) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.logins = logins;
    }

    /** Opens a session and gives its secret token, which is said this once. */
    public String open(Viewer viewer, Kind kind, String label) {
        var token = Tokens.create();
        transactions.run(() -> sql.insertInto(SESSION)
                .set(SESSION.TOKEN_HASH, Tokens.hash(token))
                .set(SESSION.LOGIN_ID, viewer.loginId())
                .set(SESSION.KIND, kind.name())
                .set(SESSION.LABEL, label.length() > 200 ? label.substring(0, 200) : label)
                .set(SESSION.CREATED_AT, clock.instant())
                .set(SESSION.LAST_SEEN_AT, clock.instant())
                .set(SESSION.EXPIRES_AT, clock.instant().plus(LASTS))
                .execute());
        return token;
    }

    /** Who holds this token, if the session is of that kind and still open. Use keeps a session open. */
    public Optional<Viewer> viewerOf(String token, Kind kind) {
        var hash = Tokens.hash(token);
        var session = transactions.read(() -> sql.fetchOptional(
                SESSION,
                SESSION.TOKEN_HASH
                        .eq(hash)
                        .and(SESSION.KIND.eq(kind.name()))
                        .and(SESSION.EXPIRES_AT.gt(clock.instant()))));
        session.filter(row -> row.getLastSeenAt().plus(TOUCH).isBefore(clock.instant()))
                .ifPresent(row -> transactions.run(() -> sql.update(SESSION)
                        .set(SESSION.LAST_SEEN_AT, clock.instant())
                        .set(SESSION.EXPIRES_AT, clock.instant().plus(LASTS))
                        .where(SESSION.TOKEN_HASH.eq(hash))
                        .execute()));
        return session.flatMap(row -> logins.find(row.getLoginId()))
                .filter(viewer -> !viewer.identity().isSuspended());
    }

    /** Ends the session; nothing happens when it is over already. */
    public void close(String token) {
        transactions.run(() -> sql.deleteFrom(SESSION)
                .where(SESSION.TOKEN_HASH.eq(Tokens.hash(token)))
                .execute());
    }

    /** Ends every session of somebody, browsers' and programs' alike. */
    public void closeAll(long loginId) {
        transactions.run(() ->
                sql.deleteFrom(SESSION).where(SESSION.LOGIN_ID.eq(loginId)).execute());
    }

    /** Forgets sessions that have run out; gives their number. */
    @Scheduled(initialDelay = "7m", fixedDelay = "1h")
    public int sweep() {
        return transactions.write(() -> sql.deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.le(clock.instant()))
                .execute());
    }
}
