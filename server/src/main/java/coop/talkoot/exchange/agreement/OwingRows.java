package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.OWING;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes what {@link Owings} keeps. */
@Singleton
final class OwingRows {
    private final DSLContext sql;

    OwingRows(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * As it is written down; whether it is booked stands with its event.
     *
     * @param reason why it could not be given the last time; null when it never was refused
     * @param transfers how often it was sent over a line
     * @param tryAt when it is tried again by itself; null for not
     */
    record Row(
            long eventId,
            long amount,
            @Nullable String reason,
            int transfers,
            @Nullable Instant tryAt) {}

    void add(long agreementId, long eventId, long amount) {
        sql.insertInto(OWING)
                .set(OWING.AGREEMENT_ID, agreementId)
                .set(OWING.EVENT_ID, eventId)
                .set(OWING.AMOUNT, amount)
                .execute();
    }

    Optional<Row> of(long agreementId) {
        return sql.selectFrom(OWING)
                .where(OWING.AGREEMENT_ID.eq(agreementId))
                .fetchOptional(row -> new Row(
                        row.getEventId(), row.getAmount(), row.getReason(), row.getTransfers(), row.getTryAt()));
    }

    /** It is on its way. */
    void sent(long agreementId) {
        sql.update(OWING)
                .set(OWING.TRANSFERS, OWING.TRANSFERS.plus(1))
                .setNull(OWING.TRY_AT)
                .where(OWING.AGREEMENT_ID.eq(agreementId))
                .execute();
    }

    void refused(long agreementId, String reason, @Nullable Instant tryAt) {
        sql.update(OWING)
                .set(OWING.REASON, reason)
                .set(OWING.TRY_AT, tryAt)
                .where(OWING.AGREEMENT_ID.eq(agreementId))
                .execute();
    }

    void booked(long agreementId) {
        sql.update(OWING)
                .setNull(OWING.TRY_AT)
                .where(OWING.AGREEMENT_ID.eq(agreementId))
                .execute();
    }
}
