package coop.talkoot.ledger.clearing;

import static coop.talkoot.schema.Tables.CLEARING_TRANSFER;

import coop.talkoot.ledger.clearing.ClearingTransfer.State;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.schema.tables.records.ClearingTransferRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link ClearingTransfer}. */
@Singleton
final class ClearingRows {
    private final DSLContext sql;
    private final Identities identities;

    ClearingRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    Optional<ClearingTransfer> byUri(String uri) {
        return newest(CLEARING_TRANSFER.URI.eq(uri), 1).stream().findFirst();
    }

    ClearingTransfer get(long id) {
        return newest(CLEARING_TRANSFER.ID.eq(id), 1).getFirst();
    }

    List<ClearingTransfer> newest(Condition condition, int limit) {
        var rows = sql.selectFrom(CLEARING_TRANSFER)
                .where(condition)
                .orderBy(CLEARING_TRANSFER.ID.desc())
                .limit(limit)
                .fetch();
        var members = identities.byIds(rows.stream()
                .map(ClearingTransferRecord::getMemberId)
                .distinct()
                .toList());
        return rows.stream()
                .flatMap(row ->
                        Optional.ofNullable(members.get(row.getMemberId())).map(member -> read(row, member)).stream())
                .toList();
    }

    void insert(ClearingTransfer transfer, @Nullable Instant nextTry) {
        var terms = transfer.terms();
        sql.insertInto(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.ID, transfer.id())
                .set(CLEARING_TRANSFER.URI, terms.uri())
                .set(CLEARING_TRANSFER.TRUST_LINE_ID, transfer.lineId())
                .set(CLEARING_TRANSFER.IS_SENT, transfer.isSent())
                .set(CLEARING_TRANSFER.MEMBER_ID, transfer.member().id())
                .set(CLEARING_TRANSFER.FAR_MEMBER, transfer.isSent() ? terms.payee() : terms.payer())
                .set(CLEARING_TRANSFER.MINUTES, terms.minutes())
                .set(CLEARING_TRANSFER.MEMO, terms.memo())
                .set(CLEARING_TRANSFER.ABOUT, terms.about())
                .set(CLEARING_TRANSFER.STATE, transfer.state().name())
                .set(CLEARING_TRANSFER.RESERVED_UNTIL, terms.reservedUntil())
                .set(CLEARING_TRANSFER.NEXT_TRY_AT, nextTry)
                .set(CLEARING_TRANSFER.CREATED_AT, transfer.createdAt())
                .execute();
    }

    void setState(ClearingTransfer transfer, State state, @Nullable String reason, @Nullable Instant settledAt) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.STATE, state.name())
                .set(CLEARING_TRANSFER.REASON, reason)
                .set(CLEARING_TRANSFER.SETTLED_AT, settledAt)
                .set(CLEARING_TRANSFER.TRIES, 0)
                .where(CLEARING_TRANSFER.ID.eq(transfer.id()))
                .execute();
    }

    void setCommitted(ClearingTransfer transfer, Mirror.End place, long entryId, Instant at) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.STATE, State.COMMITTED.name())
                .set(CLEARING_TRANSFER.SEQ, place.seq())
                .set(CLEARING_TRANSFER.HASH, LineChain.bytes(place.hash()))
                .set(CLEARING_TRANSFER.ENTRY_ID, entryId)
                .set(CLEARING_TRANSFER.SETTLED_AT, at)
                .set(CLEARING_TRANSFER.TRIES, 0)
                .where(CLEARING_TRANSFER.ID.eq(transfer.id()))
                .execute();
    }

    void setTold(ClearingTransfer transfer, Mirror.End told) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.TOLD_SEQ, told.seq())
                .set(CLEARING_TRANSFER.TOLD_HASH, LineChain.bytes(told.hash()))
                .where(CLEARING_TRANSFER.ID.eq(transfer.id()))
                .execute();
    }

    /** Why it is to end, before what was set aside for it is let go. */
    void setReason(ClearingTransfer transfer, String reason) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.REASON, reason)
                .where(CLEARING_TRANSFER.ID.eq(transfer.id()))
                .execute();
    }

    void setNextTry(long transferId, @Nullable Instant at, int tries) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.NEXT_TRY_AT, at)
                .set(CLEARING_TRANSFER.TRIES, tries)
                .where(CLEARING_TRANSFER.ID.eq(transferId))
                .execute();
    }

    /** The one that the paying side put at this place, if it is known already. */
    void wakeTold(long lineId, long seq, Instant at) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.NEXT_TRY_AT, at)
                .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(lineId))
                .and(CLEARING_TRANSFER.IS_SENT.isFalse())
                .and(CLEARING_TRANSFER.STATE.eq(State.VALIDATED.name()))
                .and(CLEARING_TRANSFER.TOLD_SEQ.eq(seq))
                .execute();
    }

    /** What the payer's side said it had booked beyond that place of its own chain is as if it had not been said. */
    void forgetTold(long lineId, long beyond) {
        sql.update(CLEARING_TRANSFER)
                .setNull(CLEARING_TRANSFER.TOLD_SEQ)
                .setNull(CLEARING_TRANSFER.TOLD_HASH)
                .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(lineId))
                .and(CLEARING_TRANSFER.STATE.eq(State.VALIDATED.name()))
                .and(CLEARING_TRANSFER.TOLD_SEQ.gt(beyond))
                .execute();
    }

    /** All that is not at its end, and what the partner has not said it has. */
    void wakeAll(long lineId, Instant at) {
        sql.update(CLEARING_TRANSFER)
                .set(CLEARING_TRANSFER.NEXT_TRY_AT, at)
                .set(CLEARING_TRANSFER.TRIES, 0)
                .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(lineId))
                .and(CLEARING_TRANSFER
                        .STATE
                        .in(State.PROPOSED.name(), State.VALIDATED.name())
                        .or(CLEARING_TRANSFER.NEXT_TRY_AT.isNotNull()))
                .execute();
    }

    /** What is due of a line: what is told to have its place first, in the order of places. */
    List<Long> due(long lineId, Instant now, int limit) {
        return sql.select(CLEARING_TRANSFER.ID)
                .from(CLEARING_TRANSFER)
                .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(lineId))
                .and(CLEARING_TRANSFER.NEXT_TRY_AT.le(now))
                .orderBy(CLEARING_TRANSFER.TOLD_SEQ.asc().nullsLast(), CLEARING_TRANSFER.ID)
                .limit(limit)
                .fetch(row -> row.value1());
    }

    /** The lines on which something is due. */
    List<Long> linesDue(Instant now) {
        return sql.selectDistinct(CLEARING_TRANSFER.TRUST_LINE_ID)
                .from(CLEARING_TRANSFER)
                .where(CLEARING_TRANSFER.NEXT_TRY_AT.le(now))
                .fetch(row -> row.value1());
    }

    /** The hash at a place of a chain; nothing where the chain does not reach. */
    Optional<String> hashAt(long lineId, boolean isSent, long seq) {
        return seq == 0
                ? Optional.of(Mirror.End.BEGINNING.hash())
                : sql.select(CLEARING_TRANSFER.HASH)
                        .from(CLEARING_TRANSFER)
                        .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(lineId))
                        .and(CLEARING_TRANSFER.IS_SENT.eq(isSent))
                        .and(CLEARING_TRANSFER.SEQ.eq(seq))
                        .fetchOptional(row -> LineChain.text(row.value1()));
    }

    /** A chain from its beginning, hash by hash. */
    List<String> hashes(long lineId, boolean isSent) {
        return sql.select(CLEARING_TRANSFER.HASH)
                .from(CLEARING_TRANSFER)
                .where(CLEARING_TRANSFER.TRUST_LINE_ID.eq(lineId))
                .and(CLEARING_TRANSFER.IS_SENT.eq(isSent))
                .and(CLEARING_TRANSFER.SEQ.isNotNull())
                .orderBy(CLEARING_TRANSFER.SEQ)
                .limit(LineStatement.MOST)
                .fetch(row -> LineChain.text(row.value1()));
    }

    private static ClearingTransfer read(ClearingTransferRecord row, Identity member) {
        var payer = row.getIsSent() ? member.uri() : row.getFarMember();
        var payee = row.getIsSent() ? row.getFarMember() : member.uri();
        return new ClearingTransfer(
                row.getId(),
                row.getTrustLineId(),
                row.getIsSent(),
                member,
                new ClearingTransfer.Terms(
                        row.getUri(),
                        payer,
                        payee,
                        row.getMinutes(),
                        row.getMemo(),
                        row.getAbout(),
                        row.getReservedUntil()),
                State.valueOf(row.getState()),
                row.getReason(),
                end(row.getSeq(), row.getHash()),
                end(row.getToldSeq(), row.getToldHash()),
                row.getEntryId(),
                row.getTries(),
                row.getCreatedAt(),
                row.getSettledAt());
    }

    private static Mirror.@Nullable End end(@Nullable Long seq, byte @Nullable [] hash) {
        return seq == null || hash == null ? null : new Mirror.End(seq, LineChain.text(hash));
    }
}
