package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.LOGIN;
import static coop.talkoot.schema.Tables.SESSION;

import coop.talkoot.platform.AskedTogether;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.Wording;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/** Signed-in browsers and programs. The token is a new one at each sign-in; only its hash is kept. */
@Singleton
public final class Sessions implements Recurring {
    /**
     * BROWSER: a cookie of this instance's pages. API: a bearer token of a program. HALFWAY: a browser that has given
     * the password and not yet the second factor; it opens nothing.
     */
    public enum Kind {
        BROWSER,
        API,
        HALFWAY
    }

    /** How long a session lasts without being used. */
    public static final Duration LASTS = Duration.ofDays(30);

    private static final Duration TOUCH = Duration.ofHours(1);
    private static final Duration HALFWAY_LASTS = Duration.ofMinutes(10);

    private static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.of(SESSION.TOKEN_HASH, SESSION.KIND, SESSION.LAST_SEEN_AT, SESSION.EXPIRES_AT),
                    Logins.columns().stream())
            .<Field<?>>map(field -> field)
            .toList();

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    /** Every request of somebody who is signed in asks it. */
    private final AskedTogether<String, Record> open;

    private final Supplier<Wording> question = SupplierUtil.memoized(this::question);

    Sessions(DSLContext sql, Transactions transactions, DomainEvents events, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        open = new AskedTogether<>("sessions", transactions, this::byHash);
    }

    /** Opens a session and gives its secret token, which is said this once. */
    public String open(Viewer viewer, Kind kind, String label) {
        return open(viewer, kind, label, "");
    }

    /** As {@link #open(Viewer, Kind, String)}, with the network address it is opened from. */
    public String open(Viewer viewer, Kind kind, String label, String address) {
        var token = Tokens.create();
        var now = clock.instant();
        transactions.run(() -> sql.insertInto(SESSION)
                .set(SESSION.ID, ids.next())
                .set(SESSION.TOKEN_HASH, Tokens.hash(token))
                .set(SESSION.LOGIN_ID, viewer.loginId())
                .set(SESSION.KIND, kind.name())
                .set(SESSION.LABEL, label.length() > 200 ? label.substring(0, 200) : label)
                .set(SESSION.ADDRESS, address)
                .set(SESSION.CREATED_AT, now)
                .set(SESSION.LAST_SEEN_AT, now)
                .set(SESSION.EXPIRES_AT, now.plus(kind == Kind.HALFWAY ? HALFWAY_LASTS : LASTS))
                .execute());
        return token;
    }

    /** Where somebody is signed in, latest first; {@code token} is the session that asks. */
    public Page<Device> devices(long loginId, String token, Page.Request page) {
        var asking = Tokens.hash(token);
        return transactions.read(() -> Page.of(
                sql.selectFrom(SESSION)
                        .where(SESSION.LOGIN_ID.eq(loginId))
                        .and(SESSION.KIND.ne(Kind.HALFWAY.name()))
                        .and(SESSION.EXPIRES_AT.gt(clock.instant()))
                        .and(SESSION.ID.lt(page.before()))
                        .orderBy(SESSION.ID.desc())
                        .limit(page.limit() + 1)
                        .fetch(row -> new Device(
                                row.getId(),
                                Kind.valueOf(row.getKind()),
                                row.getLabel(),
                                row.getAddress(),
                                MessageDigest.isEqual(row.getTokenHash(), asking),
                                row.getCreatedAt(),
                                row.getLastSeenAt())),
                page.limit(),
                Device::id));
    }

    /** Signs one of somebody's own devices out; what is not theirs is not there. */
    public void closeDevice(long loginId, long id) {
        var closed = transactions.write(() -> sql.deleteFrom(SESSION)
                .where(SESSION.ID.eq(id).and(SESSION.LOGIN_ID.eq(loginId)))
                .execute());
        if (closed == 0) {
            throw Refused.notFound("This device is signed out already.");
        }
    }

    /** Signs everything out but the session of this token. */
    public void closeOthers(long loginId, String token) {
        transactions.run(() -> {
            sql.deleteFrom(SESSION)
                    .where(SESSION.LOGIN_ID.eq(loginId).and(SESSION.TOKEN_HASH.ne(Tokens.hash(token))))
                    .execute();
            events.publish(new LoginEvent.SignedOut(loginId));
        });
    }

    /** Who holds this token, if the session is of that kind and still open. Use keeps a session open. */
    public Optional<Viewer> viewerOf(String token, Kind kind) {
        var hash = Tokens.hash(token);
        var session = open.about(TokenHashes.of(hash))
                .filter(row -> row.get(SESSION.KIND).equals(kind.name())
                        && row.get(SESSION.EXPIRES_AT).isAfter(clock.instant()));
        session.filter(row -> kind != Kind.HALFWAY
                        && row.get(SESSION.LAST_SEEN_AT).plus(TOUCH).isBefore(clock.instant()))
                .ifPresent(row -> transactions.run(() -> sql.update(SESSION)
                        .set(SESSION.LAST_SEEN_AT, clock.instant())
                        .set(SESSION.EXPIRES_AT, clock.instant().plus(LASTS))
                        .where(SESSION.TOKEN_HASH.eq(hash))
                        .execute()));
        return session.map(Logins::viewer).filter(viewer -> !viewer.identity().isSuspended());
    }

    private Map<String, Record> byHash(Collection<String> hashes) {
        return TokenHashes.ask(sql, question.get(), hashes).coerce(COLUMNS).stream()
                .collect(Collectors.toMap(row -> TokenHashes.of(row.get(SESSION.TOKEN_HASH)), row -> row));
    }

    private Wording question() {
        return TokenHashes.worded(
                sql,
                sql.select(COLUMNS)
                        .from(SESSION)
                        .join(LOGIN)
                        .on(LOGIN.ID.eq(SESSION.LOGIN_ID))
                        .join(ACTOR)
                        .on(ACTOR.ID.eq(LOGIN.ACTOR_ID))
                        .where(TokenHashes.named(SESSION.TOKEN_HASH)));
    }

    /** Which of these tokens are of such sessions, of somebody who may still come in. */
    public Set<String> openAmong(Collection<String> tokens, Kind kind) {
        var byHash = Tokens.byHash(tokens);
        return transactions.read(() -> sql.select(SESSION.TOKEN_HASH)
                .from(SESSION)
                .join(LOGIN)
                .on(LOGIN.ID.eq(SESSION.LOGIN_ID))
                .where(SESSION.TOKEN_HASH.in(
                        byHash.keySet().stream().map(ByteBuffer::array).toList()))
                .and(SESSION.KIND.eq(kind.name()).and(SESSION.EXPIRES_AT.gt(clock.instant())))
                .and(Standing.isLocal(LOGIN.ACTOR_ID))
                .andNot(Standing.suspended(LOGIN.ACTOR_ID))
                .fetchSet(row -> Objects.requireNonNull(byHash.get(ByteBuffer.wrap(row.value1())))));
    }

    /** Ends the session; nothing happens when it is over already. */
    public void close(String token) {
        transactions.run(() -> sql.deleteFrom(SESSION)
                .where(SESSION.TOKEN_HASH.eq(Tokens.hash(token)))
                .execute());
    }

    /** Ends every session of somebody, browsers' and programs' alike. */
    public void closeAll(long loginId) {
        transactions.run(() -> {
            sql.deleteFrom(SESSION).where(SESSION.LOGIN_ID.eq(loginId)).execute();
            events.publish(new LoginEvent.SignedOut(loginId));
        });
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sweep();
    }

    /** Forgets sessions that have run out; gives their number. */
    public int sweep() {
        return transactions.write(() -> sql.deleteFrom(SESSION)
                .where(SESSION.EXPIRES_AT.le(clock.instant()))
                .execute());
    }
}
