package coop.talkoot.exchange.agreement;

import static coop.talkoot.schema.Tables.AGREEMENT;
import static coop.talkoot.schema.Tables.COMMITMENT;

import coop.talkoot.platform.Ids;
import coop.talkoot.schema.tables.records.AgreementRecord;
import coop.talkoot.schema.tables.records.CommitmentRecord;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Terms, as the two promises they are made of. */
@Singleton
final class CommitmentRows {
    private final DSLContext sql;
    private final Ids ids;

    CommitmentRows(DSLContext sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    void add(long agreementId, int version, AgreementTerms terms) {
        for (var promise : Promise.of(terms)) {
            var row = sql.newRecord(COMMITMENT);
            var quantity = promise.quantity();
            var price = Prices.of(promise.price());
            row.setId(ids.next());
            row.setAgreementId(agreementId);
            row.setVersion(version);
            row.setClause(promise.clause().name());
            row.setMark(promise.mark().name());
            row.setQuantity(quantity == null ? null : quantity.number());
            row.setUnit(quantity == null ? null : quantity.unit());
            row.setPriceKind(price.kind());
            row.setPrice(price.amount());
            row.setPriceUnitId(price.unitId());
            row.setCurrency(price.currency());
            row.setWhat(promise.what());
            row.setResourceId(promise.resourceId());
            row.setFromAt(promise.from());
            row.setDueAt(promise.due());
            row.store();
        }
    }

    /** The terms that stand, by agreement: one query for a page. */
    Map<Long, AgreementTerms> terms(List<AgreementRecord> agreements) {
        var kinds = new HashMap<Long, AgreementKind>();
        var places = agreements.stream()
                .map(row -> DSL.row(row.getId(), row.getTermsVersion()))
                .toList();
        agreements.forEach(row -> kinds.put(row.getId(), AgreementKind.valueOf(row.getKind())));
        var found = new HashMap<Long, Map<Commitment.Clause, Promise>>();
        sql.selectFrom(COMMITMENT)
                .where(DSL.row(COMMITMENT.AGREEMENT_ID, COMMITMENT.VERSION).in(places))
                .forEach(row -> found.computeIfAbsent(row.getAgreementId(), first -> new HashMap<>())
                        .put(Commitment.Clause.valueOf(row.getClause()), promise(row)));
        var terms = new HashMap<Long, AgreementTerms>();
        found.forEach((id, promises) -> terms.put(
                id,
                Promise.terms(
                        Objects.requireNonNull(kinds.get(id)),
                        Objects.requireNonNull(promises.get(Commitment.Clause.PRIMARY)),
                        promises.get(Commitment.Clause.RECIPROCAL))));
        return terms;
    }

    /** Each version of the terms of one agreement, by version. */
    Map<Integer, AgreementTerms> versions(long agreementId, AgreementKind kind) {
        var found = new HashMap<Integer, Map<Commitment.Clause, Promise>>();
        sql.selectFrom(COMMITMENT)
                .where(COMMITMENT.AGREEMENT_ID.eq(agreementId))
                .forEach(row -> found.computeIfAbsent(row.getVersion(), first -> new HashMap<>())
                        .put(Commitment.Clause.valueOf(row.getClause()), promise(row)));
        var terms = new HashMap<Integer, AgreementTerms>();
        found.forEach((version, promises) -> terms.put(
                version,
                Promise.terms(
                        kind,
                        Objects.requireNonNull(promises.get(Commitment.Clause.PRIMARY)),
                        promises.get(Commitment.Clause.RECIPROCAL))));
        return terms;
    }

    /** The promises that stand, with the ids of their rows. */
    List<Commitment> standing(Agreement agreement) {
        var version = sql.select(AGREEMENT.TERMS_VERSION).from(AGREEMENT).where(AGREEMENT.ID.eq(agreement.id()));
        return sql.selectFrom(COMMITMENT)
                .where(COMMITMENT.AGREEMENT_ID.eq(agreement.id()).and(COMMITMENT.VERSION.eq(version)))
                .orderBy(COMMITMENT.CLAUSE)
                .fetch(row -> commitment(agreement, row));
    }

    private static Commitment commitment(Agreement agreement, CommitmentRecord row) {
        var promise = promise(row);
        var isPrimary = promise.clause() == Commitment.Clause.PRIMARY;
        var fragment = isPrimary ? "#primary" : "#reciprocal";
        var listing = agreement.listing();
        return new Commitment(
                row.getId(),
                agreement.uri() + fragment,
                agreement.id(),
                promise.clause(),
                promise.mark(),
                isPrimary ? agreement.provider() : agreement.receiver(),
                isPrimary ? agreement.receiver() : agreement.provider(),
                promise.quantity(),
                promise.price(),
                promise.what(),
                promise.resourceId(),
                promise.from(),
                promise.due(),
                listing == null ? null : listing.post().uri() + fragment);
    }

    private static Promise promise(CommitmentRecord row) {
        return new Promise(
                Commitment.Clause.valueOf(row.getClause()),
                EconomicEvent.Mark.valueOf(row.getMark()),
                row.getQuantity() == null ? null : new Measure(row.getQuantity(), row.getUnit()),
                Prices.read(new Prices.Columns(
                        row.getPriceKind(), row.getPrice(), row.getPriceUnitId(), row.getCurrency())),
                row.getWhat(),
                row.getResourceId(),
                row.getFromAt(),
                row.getDueAt());
    }
}
