package coop.talkoot.mastodon;

import static coop.talkoot.schema.Tables.CLIENT_WRITE;

import coop.talkoot.people.Tokens;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
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

    /** Runs {@code write}, which gives the id of the post it wrote, unless it ran under this key within an hour. */
    long once(Viewer viewer, @Nullable String key, LongSupplier write) {
        if (key == null || key.isBlank()) {
            return transactions.write(write::getAsLong);
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
                var known = sql.select(CLIENT_WRITE.POST_ID)
                        .from(CLIENT_WRITE)
                        .where(own)
                        .fetchOne(CLIENT_WRITE.POST_ID);
                if (known == null) {
                    throw Known.nothing();
                }
                return known;
            }
            var id = write.getAsLong();
            sql.update(CLIENT_WRITE).set(CLIENT_WRITE.POST_ID, id).where(own).execute();
            return id;
        });
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
