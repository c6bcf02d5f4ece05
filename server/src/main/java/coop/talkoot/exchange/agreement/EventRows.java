package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.ECONOMIC_EVENT;

import coop.talkoot.people.Identity;
import coop.talkoot.schema.tables.records.EconomicEventRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link EconomicEvent}. */
@Singleton
final class EventRows {
    private final DSLContext sql;

    EventRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Recorded by the step of that number. */
    void add(EconomicEvent event, int step, Instant now) {
        var row = sql.newRecord(ECONOMIC_EVENT);
        var quantity = event.quantity();
        var price = Prices.of(event.price());
        var condition = event.condition();
        row.setId(event.id());
        row.setUri(event.uri());
        row.setAgreementId(event.agreementId());
        row.setNumber(event.number());
        row.setMark(event.mark().name());
        row.setProviderId(event.provider().id());
        row.setReceiverId(event.receiver().id());
        row.setQuantity(quantity == null ? null : quantity.number());
        row.setUnit(quantity == null ? null : quantity.unit());
        row.setPriceKind(price.kind());
        row.setPrice(price.amount());
        row.setPriceUnitId(price.unitId());
        row.setCurrency(price.currency());
        row.setCondition(condition == null ? null : (short) condition.grade());
        row.setDueAt(event.due());
        row.setHappenedAt(event.happenedAt());
        row.setRecordedBy(event.recordedBy().name());
        row.setConfirmedAt(event.confirmedAt());
        row.setCorrectsId(event.correctsId());
        row.setNote(event.note());
        row.setStepNumber(step);
        row.setCreatedAt(now);
        row.store();
    }

    /** The number of the next one; what was undone keeps its own. */
    int next(long agreementId) {
        return sql.fetchCount(ECONOMIC_EVENT, ECONOMIC_EVENT.AGREEMENT_ID.eq(agreementId)) + 1;
    }

    /** What these steps, the first of them and later ones, said had happened counts no longer. */
    void undo(long agreementId, int fromStep, Instant now) {
        sql.update(ECONOMIC_EVENT)
                .set(ECONOMIC_EVENT.UNDONE_AT, now)
                .where(ECONOMIC_EVENT
                        .AGREEMENT_ID
                        .eq(agreementId)
                        .and(ECONOMIC_EVENT.STEP_NUMBER.ge(fromStep))
                        .and(ECONOMIC_EVENT.UNDONE_AT.isNull()))
                .execute();
    }

    /** What was confirmed at that moment is not, nor is it to be booked. */
    void unconfirm(long agreementId, Instant at) {
        sql.update(ECONOMIC_EVENT)
                .setNull(ECONOMIC_EVENT.CONFIRMED_AT)
                .setNull(ECONOMIC_EVENT.BOOKING)
                .where(ECONOMIC_EVENT.AGREEMENT_ID.eq(agreementId).and(ECONOMIC_EVENT.CONFIRMED_AT.eq(at)))
                .execute();
    }

    /** The step by which an event was recorded. */
    Optional<Integer> stepOf(long agreementId, String uri) {
        return sql.select(ECONOMIC_EVENT.STEP_NUMBER)
                .from(ECONOMIC_EVENT)
                .where(ECONOMIC_EVENT.URI.eq(uri).and(ECONOMIC_EVENT.AGREEMENT_ID.eq(agreementId)))
                .fetchOptional(ECONOMIC_EVENT.STEP_NUMBER);
    }

    /** Those of an agreement in order, without what was undone. */
    List<EconomicEvent> of(Agreement agreement) {
        return sql.selectFrom(ECONOMIC_EVENT)
                .where(ECONOMIC_EVENT.AGREEMENT_ID.eq(agreement.id()).and(ECONOMIC_EVENT.UNDONE_AT.isNull()))
                .orderBy(ECONOMIC_EVENT.NUMBER)
                .fetch(row -> read(row, agreement));
    }

    Optional<Long> agreementOf(org.jooq.Condition condition) {
        return sql.select(ECONOMIC_EVENT.AGREEMENT_ID)
                .from(ECONOMIC_EVENT)
                .where(condition)
                .fetchOptional(ECONOMIC_EVENT.AGREEMENT_ID);
    }

    void confirm(EconomicEvent event, Instant now) {
        sql.update(ECONOMIC_EVENT)
                .set(ECONOMIC_EVENT.CONFIRMED_AT, now)
                .where(ECONOMIC_EVENT.ID.eq(event.id()))
                .execute();
    }

    void book(long eventId, EconomicEvent.Booking booking, @Nullable Long entryId) {
        sql.update(ECONOMIC_EVENT)
                .set(ECONOMIC_EVENT.BOOKING, booking.name())
                .set(ECONOMIC_EVENT.ENTRY_ID, entryId)
                .where(ECONOMIC_EVENT.ID.eq(eventId))
                .execute();
    }

    private static EconomicEvent read(EconomicEventRecord row, Agreement agreement) {
        var people = Map.of(
                agreement.provider().id(), agreement.provider(),
                agreement.receiver().id(), agreement.receiver());
        return new EconomicEvent(
                row.getId(),
                row.getUri(),
                row.getAgreementId(),
                row.getNumber(),
                EconomicEvent.Mark.valueOf(row.getMark()),
                person(people, row.getProviderId()),
                person(people, row.getReceiverId()),
                row.getQuantity() == null ? null : new Measure(row.getQuantity(), row.getUnit()),
                Prices.read(new Prices.Columns(
                        row.getPriceKind(), row.getPrice(), row.getPriceUnitId(), row.getCurrency())),
                row.getCondition() == null ? null : new Condition(row.getCondition()),
                row.getDueAt(),
                row.getHappenedAt(),
                Side.valueOf(row.getRecordedBy()),
                row.getConfirmedAt(),
                row.getBooking() == null ? null : EconomicEvent.Booking.valueOf(row.getBooking()),
                row.getEntryId(),
                row.getCorrectsId(),
                row.getNote());
    }

    private static Identity person(Map<Long, Identity> people, long id) {
        return Objects.requireNonNull(people.get(id));
    }
}
