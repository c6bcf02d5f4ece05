package coop.talkoot.people.access;

import static coop.talkoot.schema.Tables.LOGIN;
import static coop.talkoot.schema.Tables.PROGRAM_CODE;
import static coop.talkoot.schema.Tables.PROGRAM_TOKEN;

import coop.talkoot.people.HouseRole;
import coop.talkoot.people.LoginEvent;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Standing;
import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ProgramCodeRecord;
import coop.talkoot.schema.tables.records.ProgramTokenRecord;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What people let programs do for them: one-time codes, the tokens these give, and their end. */
@Singleton
public final class Grants implements Recurring, DomainListener {
    private static final Duration CODE_LASTS = Duration.ofMinutes(10);
    private static final Duration CODE_REMEMBERED = Duration.ofDays(1);
    private static final Duration TOUCH = Duration.ofHours(1);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;
    private final Logins logins;
    private final Programs programs;
    private final DomainEvents events;
    private final TokenHolders holders;

    Grants(
            DSLContext sql,
            Transactions transactions,
            Clock clock,
            Logins logins,
            Programs programs,
            DomainEvents events,
            TokenHolders holders) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
        this.logins = logins;
        this.programs = programs;
        this.events = events;
        this.holders = holders;
    }

    /** What somebody consented to: {@code challenge} is PKCE's, made by S256, null when the program uses none. */
    public record Consent(
            Program program,
            String redirectUri,
            Scopes scopes,
            @Nullable String challenge) {}

    /** A token, which is said this once. */
    public record Given(String token, Scopes scopes, Instant createdAt) {}

    /** A code that gives a token once, within ten minutes. */
    public String codeFor(Viewer viewer, Consent consent) {
        var code = Tokens.create();
        var now = clock.instant();
        transactions.run(() -> {
            sql.insertInto(PROGRAM_CODE)
                    .set(PROGRAM_CODE.CODE_HASH, Tokens.hash(code))
                    .set(PROGRAM_CODE.PROGRAM_ID, consent.program().id())
                    .set(PROGRAM_CODE.LOGIN_ID, viewer.loginId())
                    .set(PROGRAM_CODE.REDIRECT_URI, consent.redirectUri())
                    .set(PROGRAM_CODE.SCOPES, consent.scopes().array())
                    .set(PROGRAM_CODE.CHALLENGE, consent.challenge())
                    .set(PROGRAM_CODE.CREATED_AT, now)
                    .set(PROGRAM_CODE.EXPIRES_AT, now.plus(CODE_LASTS))
                    .execute();
            programs.used(consent.program().id());
        });
        return code;
    }

    /**
     * The token for a code; empty when it is not this program's, was made for another redirect URI, is too old, does
     * not fit the verifier or was used before. Used twice, it was stolen: then what it gave ends too.
     */
    public Optional<Given> exchange(Program program, String code, String redirectUri, @Nullable String verifier) {
        var hash = Tokens.hash(code);
        return transactions.write(() -> sql.selectFrom(PROGRAM_CODE)
                .where(PROGRAM_CODE.CODE_HASH.eq(hash).and(PROGRAM_CODE.PROGRAM_ID.eq(program.id())))
                .forUpdate()
                .fetchOptional()
                .flatMap(row -> {
                    if (row.getUsedAt() != null) {
                        end(PROGRAM_TOKEN.CODE_HASH.eq(hash));
                        return Optional.empty();
                    }
                    if (!row.getRedirectUri().equals(redirectUri)
                            || !fits(row, verifier)
                            || !row.getExpiresAt().isAfter(clock.instant())
                            || !isActive(row.getLoginId())) {
                        return Optional.empty();
                    }
                    sql.update(PROGRAM_CODE)
                            .set(PROGRAM_CODE.USED_AT, clock.instant())
                            .where(PROGRAM_CODE.CODE_HASH.eq(hash))
                            .execute();
                    return Optional.of(give(program, row.getLoginId(), Programs.texts(row.getScopes()), hash));
                }));
    }

    /** A token in the program's own name. */
    public Given inOwnName(Program program, Scopes scopes) {
        return transactions.write(() -> give(program, null, scopes.words(), null));
    }

    /** What this token opens. A person's keeping of the server is nothing a program may do for them. */
    public Optional<Access> accessBy(String token) {
        var hash = Tokens.hash(token);
        return holders.by(hash).flatMap(holder -> {
            touch(holder.token());
            var scopes = new Scopes(Programs.texts(holder.token().getScopes()));
            var viewer = holder.viewer();
            if (holder.token().getLoginId() != null
                    && (viewer == null || viewer.identity().isSuspended())) {
                return Optional.empty();
            }
            return Optional.of(
                    new Access(viewer == null ? null : asMember(viewer), holder.program(), scopes, channel(hash)));
        });
    }

    /** Which of these tokens still open something, as {@link #accessBy} would say: one query for all. */
    public Set<String> openAmong(Collection<String> tokens) {
        var byHash = Tokens.byHash(tokens);
        return transactions.read(() -> sql.select(PROGRAM_TOKEN.TOKEN_HASH)
                .from(PROGRAM_TOKEN)
                .leftJoin(LOGIN)
                .on(LOGIN.ID.eq(PROGRAM_TOKEN.LOGIN_ID))
                .where(PROGRAM_TOKEN.TOKEN_HASH.in(
                        byHash.keySet().stream().map(ByteBuffer::array).toList()))
                .and(PROGRAM_TOKEN
                        .LOGIN_ID
                        .isNull()
                        .or(Standing.isLocal(LOGIN.ACTOR_ID).andNot(Standing.suspended(LOGIN.ACTOR_ID))))
                .fetchSet(row -> Objects.requireNonNull(byHash.get(ByteBuffer.wrap(row.value1())))));
    }

    /** The program gives a token back; false when it is another's. An unknown one counts as given back. */
    public boolean giveBack(Program program, String token) {
        var hash = Tokens.hash(token);
        return transactions.write(() -> {
            var ended = end(PROGRAM_TOKEN.TOKEN_HASH.eq(hash).and(PROGRAM_TOKEN.PROGRAM_ID.eq(program.id())));
            return ended > 0 || !sql.fetchExists(PROGRAM_TOKEN, PROGRAM_TOKEN.TOKEN_HASH.eq(hash));
        });
    }

    /** The programs that act for somebody, the one used last first. */
    public List<Grant> of(long loginId) {
        return transactions.read(() -> {
            var byProgram = new LinkedHashMap<Long, List<ProgramTokenRecord>>();
            sql.selectFrom(PROGRAM_TOKEN)
                    .where(PROGRAM_TOKEN.LOGIN_ID.eq(loginId))
                    .orderBy(PROGRAM_TOKEN.CREATED_AT)
                    .forEach(row -> byProgram
                            .computeIfAbsent(row.getProgramId(), id -> new ArrayList<>())
                            .add(row));
            var known = programs.byIds(byProgram.keySet());
            return byProgram.entrySet().stream()
                    .map(entry -> grant(Objects.requireNonNull(known.get(entry.getKey())), entry.getValue()))
                    .sorted(Comparator.comparing(Grant::usedAt).reversed())
                    .toList();
        });
    }

    /** Somebody no longer lets a program act for them, on any device; codes not yet used end too. */
    public void end(long loginId, long programId) {
        transactions.run(() -> {
            sql.deleteFrom(PROGRAM_CODE)
                    .where(PROGRAM_CODE.LOGIN_ID.eq(loginId))
                    .and(PROGRAM_CODE.PROGRAM_ID.eq(programId))
                    .and(PROGRAM_CODE.USED_AT.isNull())
                    .execute();
            end(PROGRAM_TOKEN.LOGIN_ID.eq(loginId).and(PROGRAM_TOKEN.PROGRAM_ID.eq(programId)));
        });
    }

    /** Who is signed out everywhere is so in programs too. */
    @Override
    public void on(DomainEvent event) {
        if (event instanceof LoginEvent.SignedOut out) {
            sql.deleteFrom(PROGRAM_CODE)
                    .where(PROGRAM_CODE.LOGIN_ID.eq(out.loginId()))
                    .execute();
            end(PROGRAM_TOKEN.LOGIN_ID.eq(out.loginId()));
        }
    }

    @Override
    public String name() {
        return "program-codes";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        transactions.run(() -> sql.deleteFrom(PROGRAM_CODE)
                .where(PROGRAM_CODE.EXPIRES_AT.lt(clock.instant().minus(CODE_REMEMBERED)))
                .execute());
    }

    private Given give(Program program, @Nullable Long loginId, List<String> scopes, byte @Nullable [] codeHash) {
        var token = Tokens.create();
        var now = clock.instant();
        sql.insertInto(PROGRAM_TOKEN)
                .set(PROGRAM_TOKEN.TOKEN_HASH, Tokens.hash(token))
                .set(PROGRAM_TOKEN.PROGRAM_ID, program.id())
                .set(PROGRAM_TOKEN.LOGIN_ID, loginId)
                .set(PROGRAM_TOKEN.SCOPES, scopes.toArray(String[]::new))
                .set(PROGRAM_TOKEN.CODE_HASH, codeHash)
                .set(PROGRAM_TOKEN.CREATED_AT, now)
                .set(PROGRAM_TOKEN.USED_AT, now)
                .execute();
        programs.used(program.id());
        return new Given(token, new Scopes(scopes), now);
    }

    private int end(Condition tokens) {
        var ended = sql.deleteFrom(PROGRAM_TOKEN)
                .where(tokens)
                .returning(PROGRAM_TOKEN.TOKEN_HASH)
                .fetch(row -> channel(row.getTokenHash()));
        if (!ended.isEmpty()) {
            events.publish(new AccessEvent.Ended(ended));
        }
        return ended.size();
    }

    private static String channel(byte[] tokenHash) {
        return "program:" + HexFormat.of().formatHex(tokenHash);
    }

    private void touch(ProgramTokenRecord row) {
        if (row.getUsedAt().plus(TOUCH).isBefore(clock.instant())) {
            transactions.run(() -> sql.update(PROGRAM_TOKEN)
                    .set(PROGRAM_TOKEN.USED_AT, clock.instant())
                    .where(PROGRAM_TOKEN.TOKEN_HASH.eq(row.getTokenHash()))
                    .execute());
        }
    }

    private boolean isActive(long loginId) {
        return logins.find(loginId)
                .filter(viewer -> !viewer.identity().isSuspended())
                .isPresent();
    }

    private static Viewer asMember(Viewer viewer) {
        return new Viewer(viewer.loginId(), viewer.identity(), HouseRole.MEMBER, viewer.language(), viewer.zone());
    }

    /** RFC 7636, section 4.6. A verifier without a challenge means that somebody took the challenge away. */
    private static boolean fits(ProgramCodeRecord code, @Nullable String verifier) {
        if (code.getChallenge() == null) {
            return verifier == null;
        }
        return verifier != null
                && Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Tokens.hash(verifier))
                        .equals(code.getChallenge());
    }

    private static Grant grant(Program program, List<ProgramTokenRecord> tokens) {
        var words = new LinkedHashSet<String>();
        tokens.forEach(token -> words.addAll(Programs.texts(token.getScopes())));
        var used = tokens.stream().map(ProgramTokenRecord::getUsedAt).max(Comparator.naturalOrder());
        return new Grant(program, Scopes.of(words), tokens.getFirst().getCreatedAt(), used.orElseThrow());
    }
}
