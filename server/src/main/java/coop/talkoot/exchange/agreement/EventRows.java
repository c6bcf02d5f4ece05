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

    void add(EconomicEvent event, Instant now) {
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
        row.setCreatedAt(now);
        row.store();
    }

    /** Those of an agreement in order. */
    List<EconomicEvent> of(Agreement agreement) {
        return sql.selectFrom(ECONOMIC_EVENT)
                .where(ECONOMIC_EVENT.AGREEMENT_ID.eq(agreement.id()))
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
