package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.TRUST_LINE;

import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.ledger.clearing.TrustLine.Stated;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.schema.tables.records.TrustLineRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetFirstStep;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link TrustLine}. */
@Singleton
final class TrustLineRows {
    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;
    private final Units units;

    TrustLineRows(DSLContext sql, Ids ids, Clock clock, Identities identities, Units units) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
        this.units = units;
    }

    List<TrustLine> all(Condition condition) {
        var rows = sql.selectFrom(TRUST_LINE)
                .where(condition)
                .orderBy(TRUST_LINE.ID)
                .fetch();
        if (rows.isEmpty()) {
            return List.of();
        }
        var parties = new LinkedHashSet<Long>();
        var unitIds = new LinkedHashSet<Long>();
        for (var row : rows) {
            parties.add(row.getGroupId());
            parties.add(row.getPartnerId());
            if (row.getUnitId() != null) {
                unitIds.add(row.getUnitId());
            }
        }
        var known = identities.byIds(parties);
        var counted = unitIds.isEmpty() ? Map.<Long, Unit>of() : units.among(unitIds);
        return rows.stream().flatMap(row -> read(row, known, counted).stream()).toList();
    }

    Optional<TrustLine> one(Condition condition) {
        return all(condition).stream().findFirst();
    }

    /** Locks a line for the open transaction: who speaks of it, and who books over it, one after the other. */
    TrustLine lock(long id) {
        sql.select(TRUST_LINE.ID)
                .from(TRUST_LINE)
                .where(TRUST_LINE.ID.eq(id))
                .forUpdate()
                .execute();
        return one(TRUST_LINE.ID.eq(id)).orElseThrow();
    }

    /** The line between the two, begun if there was none; locked. */
    TrustLine lock(Identity group, Identity partner) {
        sql.insertInto(TRUST_LINE)
                .set(TRUST_LINE.ID, ids.next())
                .set(TRUST_LINE.GROUP_ID, group.id())
                .set(TRUST_LINE.PARTNER_ID, partner.id())
                .set(TRUST_LINE.SENT_HASH, LineChain.bytes(Mirror.End.BEGINNING.hash()))
                .set(TRUST_LINE.RECEIVED_HASH, LineChain.bytes(Mirror.End.BEGINNING.hash()))
                .set(TRUST_LINE.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        var known = one(TRUST_LINE.GROUP_ID.eq(group.id()).and(TRUST_LINE.PARTNER_ID.eq(partner.id())))
                .orElseThrow();
        return lock(known.id());
    }

    void setHere(TrustLine line, long unitId, long accountId, Stated here) {
        change(
                line,
                row -> row.set(TRUST_LINE.UNIT_ID, unitId)
                        .set(TRUST_LINE.ACCOUNT_ID, accountId)
                        .set(TRUST_LINE.ACCEPTS, here.accepts())
                        .set(TRUST_LINE.REVISION, here.revision()));
    }

    void setThere(TrustLine line, Stated there) {
        change(
                line,
                row -> row.set(TRUST_LINE.PARTNER_ACCEPTS, there.accepts())
                        .set(TRUST_LINE.PARTNER_REVISION, there.revision()));
    }

    void setSent(TrustLine line, Mirror.End end) {
        change(
                line,
                row -> row.set(TRUST_LINE.SENT_SEQ, end.seq()).set(TRUST_LINE.SENT_HASH, LineChain.bytes(end.hash())));
    }

    void setReceived(TrustLine line, Mirror.End end) {
        change(
                line,
                row -> row.set(TRUST_LINE.RECEIVED_SEQ, end.seq())
                        .set(TRUST_LINE.RECEIVED_HASH, LineChain.bytes(end.hash())));
    }

    void setAcknowledged(TrustLine line, long seq) {
        change(line, row -> row.set(TRUST_LINE.ACKNOWLEDGED_SEQ, seq));
    }

    void setSuspension(TrustLine line, TrustLine.@Nullable Suspension suspension) {
        change(
                line,
                row -> row.set(TRUST_LINE.SUSPENDED_AT, suspension == null ? null : suspension.at())
                        .set(TRUST_LINE.SUSPENDED_BECAUSE, suspension == null ? null : suspension.because()));
    }

    void setComparison(TrustLine line, TrustLine.Comparison comparison) {
        var theirs = comparison.theirs();
        change(
                line,
                row -> row.set(TRUST_LINE.COMPARED_AT, comparison.at())
                        .set(
                                TRUST_LINE.PARTNER_STATEMENT,
                                String.join(",", theirs.sent()) + ";" + String.join(",", theirs.received())));
    }

    private interface Change {
        UpdateSetMoreStep<TrustLineRecord> on(UpdateSetFirstStep<TrustLineRecord> row);
    }

    private void change(TrustLine line, Change change) {
        change.on(sql.update(TRUST_LINE)).where(TRUST_LINE.ID.eq(line.id())).execute();
    }

    private static Optional<TrustLine> read(TrustLineRecord row, Map<Long, Identity> parties, Map<Long, Unit> units) {
        var group = parties.get(row.getGroupId());
        var partner = parties.get(row.getPartnerId());
        if (group == null || partner == null) {
            return Optional.empty();
        }
        var unit = row.getUnitId() == null ? null : Objects.requireNonNull(units.get(row.getUnitId()));
        return Optional.of(new TrustLine(
                row.getId(),
                group,
                partner,
                unit,
                row.getAccountId(),
                new Stated(row.getAccepts(), row.getRevision()),
                new Stated(row.getPartnerAccepts(), row.getPartnerRevision()),
                new Mirror(
                        new Mirror.End(row.getSentSeq(), LineChain.text(row.getSentHash())),
                        new Mirror.End(row.getReceivedSeq(), LineChain.text(row.getReceivedHash()))),
                row.getAcknowledgedSeq(),
                row.getSuspendedAt() == null
                        ? null
                        : new TrustLine.Suspension(row.getSuspendedAt(), row.getSuspendedBecause()),
                row.getComparedAt() == null
                        ? null
                        : new TrustLine.Comparison(row.getComparedAt(), statement(row.getPartnerStatement())),
                row.getCreatedAt()));
    }

    private static LineStatement statement(String kept) {
        var parts = kept.split(";", -1);
        return new LineStatement(hashes(parts[0]), hashes(parts[1]));
    }

    private static List<String> hashes(String joined) {
        return joined.isEmpty() ? List.of() : Stream.of(joined.split(",", -1)).toList();
    }
}
