package coop.talkoot.api;

import static coop.talkoot.schema.Tables.IDEMPOTENCY;

import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jooq.DSLContext;

/**
 * A request sent again with the same Idempotency-Key within a day makes nothing new and gives what the first one made.
 * The key and what was made commit together, and a second request waits for the first.
 */
@Singleton
final class Idempotency {
    static final String HEADER = "Idempotency-Key";
    private static final Duration REMEMBERED = Duration.ofHours(24);
    private static final String KEY = "[\\x21-\\x7e]{1,200}";

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    Idempotency(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Runs {@code make}, which gives the id of what it wrote, unless this request was made before. */
    long once(HttpRequest<?> request, byte[] body, Viewer viewer, LongSupplier make) {
        var key = request.getHeaders().get(HEADER);
        if (key == null) {
            return make.getAsLong();
        }
        if (!key.matches(KEY)) {
            throw Refused.invalid(HEADER, "A key has 1 to 200 visible ASCII characters.");
        }
        var fingerprint = fingerprint(request.getPath(), body);
        return transactions.write(() -> {
            forgetOld();
            var isFirst = sql.insertInto(IDEMPOTENCY)
                            .set(IDEMPOTENCY.LOGIN_ID, viewer.loginId())
                            .set(IDEMPOTENCY.KEY, key)
                            .set(IDEMPOTENCY.FINGERPRINT, fingerprint)
                            .set(IDEMPOTENCY.CREATED_AT, clock.instant())
                            .onConflictDoNothing()
                            .execute()
                    > 0;
            return isFirst ? first(key, viewer, make) : again(key, viewer, fingerprint);
        });
    }

    private long first(String key, Viewer viewer, LongSupplier make) {
        var made = make.getAsLong();
        sql.update(IDEMPOTENCY)
                .set(IDEMPOTENCY.POST_ID, made)
                .where(IDEMPOTENCY.LOGIN_ID.eq(viewer.loginId()).and(IDEMPOTENCY.KEY.eq(key)))
                .execute();
        return made;
    }

    private long again(String key, Viewer viewer, byte[] fingerprint) {
        var row = Objects.requireNonNull(sql.fetchOne(
                IDEMPOTENCY, IDEMPOTENCY.LOGIN_ID.eq(viewer.loginId()).and(IDEMPOTENCY.KEY.eq(key))));
        if (!Arrays.equals(row.getFingerprint(), fingerprint)) {
            throw Refused.invalid(HEADER, "This key was used for another request. Take a new one.");
        }
        return row.getPostId();
    }

    /** Skips rows another request is at: two of them must not wait for each other. */
    private void forgetOld() {
        var old = sql.select(IDEMPOTENCY.LOGIN_ID, IDEMPOTENCY.KEY)
                .from(IDEMPOTENCY)
                .where(IDEMPOTENCY.CREATED_AT.lt(clock.instant().minus(REMEMBERED)))
                .forUpdate()
                .skipLocked()
                .fetch();
        for (var row : old) {
            sql.deleteFrom(IDEMPOTENCY)
                    .where(IDEMPOTENCY.LOGIN_ID.eq(row.value1()).and(IDEMPOTENCY.KEY.eq(row.value2())))
                    .execute();
        }
    }

    private static byte[] fingerprint(String path, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(body);
        } catch (NoSuchAlgorithmException cause) {
            throw new IllegalStateException("every Java has SHA-256", cause);
        }
    }
}
