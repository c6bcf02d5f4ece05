package coop.talkoot.people;

import static coop.talkoot.schema.Tables.ATTEMPT;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.when;

import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.AttemptRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Counts what may be tried only so often, for all processes together. A name counts as it was typed, whether anybody
 * has it or not: a lock tells nobody who is here.
 */
@Singleton
public final class Throttle implements Recurring {
    /** What is counted, how much of it is too much, and for how long. */
    public enum Kind {
        SIGN_IN_NAME(10, Duration.ofMinutes(15), "Too many wrong passwords. Try again in a quarter of an hour."),
        SIGN_IN_ADDRESS(
                30, Duration.ofMinutes(10), "Too many wrong passwords from this address. Try again in ten minutes."),
        PASSKEY_ADDRESS(
                60,
                Duration.ofMinutes(10),
                "Too many sign-ins were begun from this address. Try again in ten minutes."),
        SECOND_FACTOR(10, Duration.ofMinutes(15), "Too many wrong codes. Try again in a quarter of an hour."),
        SIGN_UP_ADDRESS(10, Duration.ofHours(1), "Too many people sign up from this address. Try again in an hour."),
        LETTER_ADDRESS(20, Duration.ofHours(1), "Too many letters were asked for here. Try again in an hour."),
        LETTER_RECIPIENT(3, Duration.ofHours(1), "Too many letters to this address. Try again in an hour.");

        private final int most;
        private final Duration lasts;
        private final String sentence;

        Kind(int most, Duration lasts, String sentence) {
            this.most = most;
            this.lasts = lasts;
            this.sentence = sentence;
        }
    }

    private final DSLContext sql;
    private final Transactions transactions;
    private final Clock clock;

    Throttle(DSLContext sql, Transactions transactions, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts one try, before it is made: of many at the same time each counts. Refused when there were too many. */
    public void count(Kind kind, String who) {
        var left = transactions.write(() -> counted(kind, key(kind, who)));
        if (!left.isZero()) {
            throw new Refused(new Refusal.TooOften((int) left.plusMillis(999).toSeconds(), kind.sentence));
        }
    }

    /** As {@link #count}, for what is passed over in silence: false when there were too many. */
    public boolean allows(Kind kind, String who) {
        return transactions.write(() -> counted(kind, key(kind, who))).isZero();
    }

    /** The try went well and counts no more. */
    public void takeBack(Kind kind, String who) {
        transactions.run(() -> sql.update(ATTEMPT)
                .set(ATTEMPT.TRIES, ATTEMPT.TRIES.minus(1))
                .where(ATTEMPT.KEY.eq(key(kind, who)).and(ATTEMPT.TRIES.gt(0)))
                .execute());
    }

    /** All tries there were are forgotten. */
    public void forget(Kind kind, String who) {
        transactions.run(() ->
                sql.deleteFrom(ATTEMPT).where(ATTEMPT.KEY.eq(key(kind, who))).execute());
    }

    /** How long is to be waited; nothing when this try may be made. The last one allowed begins the wait anew. */
    private Duration counted(Kind kind, byte[] key) {
        var now = clock.instant();
        var later = now.plus(kind.lasts);
        var isOver = ATTEMPT.UNTIL.le(now);
        var row = sql.insertInto(ATTEMPT)
                .set(ATTEMPT.KEY, key)
                .set(ATTEMPT.TRIES, 1)
                .set(ATTEMPT.UNTIL, later)
                .onConflict(ATTEMPT.KEY)
                .doUpdate()
                .set(ATTEMPT.TRIES, when(isOver, 1).otherwise(DSL.least(ATTEMPT.TRIES.plus(1), DSL.val(kind.most + 1))))
                .set(
                        ATTEMPT.UNTIL,
                        when(isOver.or(ATTEMPT.TRIES.eq(kind.most - 1)), excluded(ATTEMPT.UNTIL))
                                .otherwise(ATTEMPT.UNTIL))
                .returning()
                .fetchSingle();
        return row.getTries() <= kind.most ? Duration.ZERO : wait(row, now);
    }

    private static Duration wait(AttemptRecord row, Instant now) {
        return Duration.between(now, row.getUntil());
    }

    private static byte[] key(Kind kind, String who) {
        return Tokens.hash(kind + " " + who);
    }

    @Override
    public String name() {
        return "attempts";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        transactions.run(() ->
                sql.deleteFrom(ATTEMPT).where(ATTEMPT.UNTIL.le(clock.instant())).execute());
    }
}
