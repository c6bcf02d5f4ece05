package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.DISPUTE;
import static coop.talkoot.schema.Tables.OWING;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.DueRows;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets lapse what nobody answered, and reminds of what is due. One process does it, each agreement in a transaction of
 * its own: what the ledger refuses today is tried again tomorrow, and holds up nothing else.
 */
@Singleton
public final class DeadlineClock implements Recurring {
    /** How long before it is due people are reminded. */
    static final Duration AHEAD = Duration.ofHours(24);

    private static final Duration AGAIN = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineClock.class);

    private final DueRows due;
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final AgreementRows rows;
    private final Advance advance;
    private final Disputes disputes;
    private final Owings owings;

    DeadlineClock(
            DueRows due,
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            AgreementRows rows,
            Advance advance,
            Disputes disputes,
            Owings owings) {
        this.due = due;
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.rows = rows;
        this.advance = advance;
        this.disputes = disputes;
        this.owings = owings;
    }

    @Override
    public String name() {
        return "agreements";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void run() {
        var now = clock.instant();
        each(AGREEMENT.TRY_AT.le(now), this::lapse);
        due.each(
                DISPUTE.ID,
                DISPUTE.DEADLINE_AT.le(now).and(DISPUTE.IS_HOME),
                disputes::lapse,
                (id, why) -> LOG.info("the dispute {} waits: {}", id, why.getMessage()));
        due.each(
                OWING.AGREEMENT_ID,
                OWING.TRY_AT.le(now),
                owings::lapse,
                (id, why) -> LOG.info("what is owed of {} waits: {}", id, why.getMessage()));
        var isDue = AGREEMENT.DEADLINE.eq(Deadline.Kind.DUE.name());
        each(isDue.and(AGREEMENT.OVERDUE_TOLD_AT.isNull()).and(AGREEMENT.DEADLINE_AT.le(now)), id -> remind(id, true));
        each(
                isDue.and(AGREEMENT.OVERDUE_TOLD_AT.isNull())
                        .and(AGREEMENT.REMINDED_AT.isNull())
                        .and(AGREEMENT.DEADLINE_AT.gt(now))
                        .and(AGREEMENT.DEADLINE_AT.le(now.plus(AHEAD))),
                id -> remind(id, false));
    }

    private void each(Condition condition, LongConsumer work) {
        due.each(AGREEMENT.ID, condition, work, (id, why) -> putOff(id));
    }

    private void lapse(long id) {
        transactions.run(() -> {
            var agreement = rows.lock(id);
            var deadline = agreement.deadline();
            if (deadline != null
                    && deadline.kind().isLapse()
                    && !clock.instant().isBefore(deadline.at())) {
                advance.take(agreement, new Step.Lapse(), Advance.Taking.BY_ITSELF);
            }
        });
    }

    private void putOff(long id) {
        transactions.run(() -> set(id, AGREEMENT.TRY_AT, clock.instant().plus(AGAIN)));
    }

    private void remind(long id, boolean isPast) {
        transactions.run(() -> {
            var agreement = rows.lock(id);
            var deadline = agreement.deadline();
            if (deadline != null && !deadline.kind().isLapse()) {
                set(id, isPast ? AGREEMENT.OVERDUE_TOLD_AT : AGREEMENT.REMINDED_AT, clock.instant());
                events.publish(new AgreementEvent.Reminded(agreement, deadline, isPast));
            }
        });
    }

    private void set(long id, Field<Instant> column, Instant moment) {
        sql.update(AGREEMENT).set(column, moment).where(AGREEMENT.ID.eq(id)).execute();
    }
}
