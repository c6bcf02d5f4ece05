package coop.talkoot.mastodon;

import static coop.talkoot.schema.Tables.CLIENT_WRITE;

import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.ClientWriteRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What a program sends twice is written once: telephones send again when they heard no answer. */
@Singleton
final class Writes implements Recurring {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int LONGEST = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    Writes(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Written {
        long id();
    }

    /** A post. */
    record Posted(long id) implements Written {}

    /** One to come. */
    record Scheduled(long id) implements Written {}

    /** Runs {@code write}, unless it ran under this key within an hour. */
    Written once(Viewer viewer, @Nullable String key, Supplier<Written> write) {
        if (key == null || key.isBlank()) {
            return transactions.write(write);
        }
        if (key.length() > LONGEST) {
            throw Refused.invalid("Idempotency-Key", "Idempotency-Key has at most " + LONGEST + " characters.");
        }
        var hash = Tokens.hash(key);
        var own = CLIENT_WRITE.LOGIN_ID.eq(viewer.loginId()).and(CLIENT_WRITE.KEY_HASH.eq(hash));
        return transactions.write(() -> {
            sql.deleteFrom(CLIENT_WRITE)
                    .where(own.and(CLIENT_WRITE.CREATED_AT.lt(clock.instant().minus(KEPT))))
                    .execute();
            // whoever comes second waits here until the first has committed
            var isFirst = sql.insertInto(CLIENT_WRITE)
                            .set(CLIENT_WRITE.LOGIN_ID, viewer.loginId())
                            .set(CLIENT_WRITE.KEY_HASH, hash)
                            .set(CLIENT_WRITE.CREATED_AT, clock.instant())
                            .onConflictDoNothing()
                            .execute()
                    > 0;
            if (!isFirst) {
                return sql.selectFrom(CLIENT_WRITE)
                        .where(own)
                        .fetchOptional(Writes::read)
                        .orElseThrow(Known::nothing);
            }
            var written = write.get();
            switch (written) {
                case Posted post ->
                    sql.update(CLIENT_WRITE)
                            .set(CLIENT_WRITE.POST_ID, post.id())
                            .where(own)
                            .execute();
                case Scheduled post ->
                    sql.update(CLIENT_WRITE)
                            .set(CLIENT_WRITE.SCHEDULED_POST_ID, post.id())
                            .where(own)
                            .execute();
            }
            return written;
        });
    }

    /** Null when what was to come has been published or dropped since. */
    private static @Nullable Written read(ClientWriteRecord row) {
        if (row.getPostId() != null) {
            return new Posted(row.getPostId());
        }
        return row.getScheduledPostId() == null ? null : new Scheduled(row.getScheduledPostId());
    }

    @Override
    public String name() {
        return "client-writes";
    }

    @Override
    public Duration every() {
        return KEPT;
    }

    @Override
    public void run() {
        transactions.run(() -> sql.deleteFrom(CLIENT_WRITE)
                .where(CLIENT_WRITE.CREATED_AT.lt(clock.instant().minus(KEPT)))
                .execute());
    }
}
