package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.RESERVATION;

import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** When which piece of a thing is promised or lent. What overlaps, the database refuses, whoever asks at the same moment. */
@Singleton
final class Reservations {
    private static final String EXCLUSION_VIOLATION = "23P01";
    private static final int MOST = 500;

    private final DSLContext sql;
    private final Stock stock;

    Reservations(DSLContext sql, Stock stock) {
        this.sql = sql;
        this.stock = stock;
    }

    /** In place of what it had reserved before. */
    void reserve(Agreement agreement, AgreementTerms.Loan terms, Instant from, Instant until, Patience patience) {
        var item = stock.itemOf(agreement);
        if (item.isEmpty()) {
            return;
        }
        var period = period(from, until.plus(patience.between()));
        var wanted = terms.quantity().inStock();
        var others = RESERVATION.ITEM.eq(item.get()).and(RESERVATION.AGREEMENT_ID.ne(agreement.id()));
        var taken = sql.select(RESERVATION.PIECE)
                .from(RESERVATION)
                .where(others.and(overlaps(period)))
                .fetchSet(RESERVATION.PIECE);
        var free = new ArrayList<Integer>();
        var mine = sql.deleteFrom(RESERVATION)
                .where(RESERVATION.AGREEMENT_ID.eq(agreement.id()))
                .returning(RESERVATION.PIECE)
                .fetchSet(RESERVATION.PIECE);
        // A piece that is lent stays the same piece when it is kept for longer.
        mine.stream().filter(piece -> !taken.contains(piece)).forEach(free::add);
        var lendable = stock.lendable(agreement);
        for (var piece = 1; piece <= lendable && free.size() < wanted; piece++) {
            if (!taken.contains(piece) && !free.contains(piece)) {
                free.add(piece);
            }
        }
        if (free.size() < wanted) {
            throw refused(others.and(overlaps(period)));
        }
        try {
            for (var piece : free.subList(0, (int) wanted)) {
                sql.insertInto(RESERVATION)
                        .columns(RESERVATION.AGREEMENT_ID, RESERVATION.ITEM, RESERVATION.PIECE, periodField())
                        .values(DSL.val(agreement.id()), DSL.val(item.get()), DSL.val(piece), period)
                        .execute();
            }
        } catch (DataAccessException cause) {
            if (EXCLUSION_VIOLATION.equals(cause.sqlState())) {
                throw Refused.conflict("It is not free at that time: somebody was faster.");
            }
            throw cause;
        }
    }

    /** From now on it is free. */
    void free(Agreement agreement) {
        sql.deleteFrom(RESERVATION)
                .where(RESERVATION.AGREEMENT_ID.eq(agreement.id()))
                .execute();
    }

    /** When somebody has it or will, from {@code now} on. */
    List<Agreements.Taken> of(long item, Instant now) {
        var from = DSL.field("lower({0})", OffsetDateTime.class, periodField());
        var until = DSL.field("upper({0})", OffsetDateTime.class, periodField());
        return sql.select(RESERVATION.AGREEMENT_ID, from, until)
                .from(RESERVATION)
                .where(RESERVATION.ITEM.eq(item))
                .and(DSL.condition("upper({0}) > {1}", periodField(), DSL.val(at(now))))
                .orderBy(from)
                .limit(MOST)
                .fetch(row -> new Agreements.Taken(
                        row.value1(), row.value2().toInstant(), row.value3().toInstant()));
    }

    private Refused refused(Condition overlapping) {
        var until = sql.select(DSL.field("max(upper({0}))", OffsetDateTime.class, periodField()))
                .from(RESERVATION)
                .where(overlapping)
                .fetchOne(0, OffsetDateTime.class);
        return Refused.conflict(
                until == null
                        ? "There are not so many of it."
                        : "It is not free at that time: it is promised or lent until " + until.toInstant() + ".");
    }

    private static Condition overlaps(Field<Object> period) {
        return DSL.condition("{0} && {1}", periodField(), period);
    }

    private static Field<Object> period(Instant from, Instant until) {
        return DSL.field("tstzrange({0}, {1})", Object.class, DSL.val(at(from)), DSL.val(at(until)));
    }

    private static Field<Object> periodField() {
        return DSL.field(DSL.name("period"), Object.class);
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
