package coop.talkoot.people.access;

import static coop.talkoot.schema.Tables.ACTOR;
import static coop.talkoot.schema.Tables.LOGIN;
import static coop.talkoot.schema.Tables.PROGRAM;
import static coop.talkoot.schema.Tables.PROGRAM_TOKEN;

import coop.talkoot.people.Logins;
import coop.talkoot.people.TokenHashes;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.AskedTogether;
import coop.talkoot.platform.Transactions;
import coop.talkoot.platform.Wording;
import coop.talkoot.schema.tables.records.ProgramTokenRecord;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Fields;
import org.jspecify.annotations.Nullable;

/** Finds a program's token with the program and who it acts for, in one query: every request of a program asks. */
@Singleton
final class TokenHolders {
    private static final List<Field<?>> COLUMNS = Stream.concat(
                    Stream.of(PROGRAM_TOKEN, PROGRAM).flatMap(Fields::fieldStream), Logins.columns().stream())
            .<Field<?>>map(field -> field)
            .toList();

    private final DSLContext sql;
    private final AskedTogether<String, Holder> open;
    private final Supplier<Wording> question = SupplierUtil.memoized(this::question);

    TokenHolders(DSLContext sql, Transactions transactions) {
        this.sql = sql;
        open = new AskedTogether<>("program tokens", transactions, this::byHash);
    }

    /** @param viewer null when the program acts in its own name */
    record Holder(
            ProgramTokenRecord token,
            Program program,
            @Nullable Viewer viewer) {}

    Optional<Holder> by(byte[] tokenHash) {
        return open.about(TokenHashes.of(tokenHash));
    }

    private Map<String, Holder> byHash(Collection<String> hashes) {
        return TokenHashes.ask(sql, question.get(), hashes).coerce(COLUMNS).stream()
                .map(row -> new Holder(
                        row.into(PROGRAM_TOKEN),
                        Programs.read(row.into(PROGRAM)),
                        row.get(LOGIN.ID) == null ? null : Logins.viewer(row)))
                .collect(
                        Collectors.toMap(holder -> TokenHashes.of(holder.token().getTokenHash()), holder -> holder));
    }

    private Wording question() {
        return TokenHashes.worded(
                sql,
                sql.select(COLUMNS)
                        .from(PROGRAM_TOKEN)
                        .join(PROGRAM)
                        .on(PROGRAM.ID.eq(PROGRAM_TOKEN.PROGRAM_ID))
                        .leftJoin(LOGIN)
                        .on(LOGIN.ID.eq(PROGRAM_TOKEN.LOGIN_ID))
                        .leftJoin(ACTOR)
                        .on(ACTOR.ID.eq(LOGIN.ACTOR_ID))
                        .where(TokenHashes.named(PROGRAM_TOKEN.TOKEN_HASH)));
    }
}
