package coop.talkoot.people.access;

import static coop.talkoot.schema.Tables.PROGRAM;
import static coop.talkoot.schema.Tables.PROGRAM_TOKEN;

import coop.talkoot.people.Tokens;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ProgramRecord;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The programs that are known here. Anybody may introduce one; being known gives it nothing. */
@Singleton
public final class Programs implements Recurring {
    /** After so long without use and without anybody's leave a program is forgotten. */
    private static final Duration FORGOTTEN = Duration.ofDays(180);
    /** The same for one nobody ever let in. */
    private static final Duration NEVER_USED = Duration.ofDays(30);

    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    Programs(DSLContext sql, Transactions transactions, Ids ids, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A program and its secret, which is said this once. */
    public record Introduced(Program program, String secret) {}

    public Introduced introduce(NewProgram wanted) {
        var secret = Tokens.create();
        var row = new ProgramRecord();
        row.setId(ids.next());
        row.setClientId(Tokens.create());
        row.setSecretHash(Tokens.hash(secret));
        row.setName(wanted.name());
        row.setWebsite(wanted.website());
        row.setRedirectUris(wanted.redirectUris().toArray(String[]::new));
        row.setScopes(wanted.scopes().array());
        row.setCreatedAt(clock.instant());
        row.setUsedAt(clock.instant());
        transactions.run(() -> sql.insertInto(PROGRAM).set(row).execute());
        return new Introduced(read(row), secret);
    }

    public Optional<Program> byClientId(String clientId) {
        return transactions.read(
                () -> sql.fetchOptional(PROGRAM, PROGRAM.CLIENT_ID.eq(clientId)).map(Programs::read));
    }

    /** The program that knows this secret; a wrong one takes as long as the right one. */
    public Optional<Program> bySecret(String clientId, String secret) {
        var given = Tokens.hash(secret);
        return transactions
                .read(() -> sql.fetchOptional(PROGRAM, PROGRAM.CLIENT_ID.eq(clientId)))
                .filter(row -> MessageDigest.isEqual(row.getSecretHash(), given))
                .map(Programs::read);
    }

    Map<Long, Program> byIds(Collection<Long> wanted) {
        return transactions.read(
                () -> sql.selectFrom(PROGRAM).where(PROGRAM.ID.in(wanted)).fetchMap(PROGRAM.ID, Programs::read));
    }

    void used(long id) {
        sql.update(PROGRAM)
                .set(PROGRAM.USED_AT, clock.instant())
                .where(PROGRAM.ID.eq(id))
                .execute();
    }

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var isForgotten = PROGRAM.USED_AT
                .lt(now.minus(FORGOTTEN))
                .or(PROGRAM.USED_AT.eq(PROGRAM.CREATED_AT).and(PROGRAM.USED_AT.lt(now.minus(NEVER_USED))));
        transactions.run(() -> sql.deleteFrom(PROGRAM)
                .where(isForgotten)
                .and(DSL.notExists(DSL.selectOne().from(PROGRAM_TOKEN).where(PROGRAM_TOKEN.PROGRAM_ID.eq(PROGRAM.ID))))
                .execute());
    }

    static Program read(ProgramRecord row) {
        return new Program(
                row.getId(),
                row.getClientId(),
                row.getName(),
                row.getWebsite(),
                texts(row.getRedirectUris()),
                new Scopes(texts(row.getScopes())),
                row.getCreatedAt());
    }

    static List<String> texts(String[] values) {
        return Arrays.stream(values).filter(Objects::nonNull).toList();
    }
}
