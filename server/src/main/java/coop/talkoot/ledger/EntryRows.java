package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.ENTRY;
import static coop.talkoot.schema.Tables.POSTING;

import coop.talkoot.schema.tables.records.EntryRecord;
import coop.talkoot.schema.tables.records.PostingRecord;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads {@link Entry}, and adds to what there is; there is nothing else to do with one. */
@Singleton
final class EntryRows {
    private final DSLContext sql;

    EntryRows(DSLContext sql) {
        this.sql = sql;
    }

    Optional<Entry> one(Condition condition) {
        return complete(sql.selectFrom(ENTRY).where(condition).fetch()).stream().findFirst();
    }

    List<Entry> all(Condition condition) {
        return complete(sql.selectFrom(ENTRY).where(condition).fetch());
    }

    /** The next of a unit's journal, in order. */
    List<Entry> after(long unitId, long seq, int limit) {
        return complete(sql.selectFrom(ENTRY)
                .where(ENTRY.UNIT_ID.eq(unitId).and(ENTRY.SEQ.gt(seq)))
                .orderBy(ENTRY.SEQ)
                .limit(limit)
                .fetch());
    }

    void add(List<Entry> entries) {
        var rows = new ArrayList<EntryRecord>();
        var postings = new ArrayList<PostingRecord>();
        for (var entry : entries) {
            rows.add(new EntryRecord(
                    entry.id(),
                    entry.unitId(),
                    entry.seq(),
                    entry.kind().name(),
                    entry.memo(),
                    entry.byId(),
                    entry.key(),
                    entry.reversesId(),
                    entry.createdAt(),
                    Chain.bytes(entry.previousHash()),
                    Chain.bytes(entry.hash())));
            for (var posting : entry.postings()) {
                postings.add(new PostingRecord(
                        entry.unitId(),
                        entry.seq(),
                        posting.accountId(),
                        posting.amount(),
                        posting.balanceAfter(),
                        entry.createdAt()));
            }
        }
        sql.batchInsert(rows).execute();
        sql.batchInsert(postings).execute();
    }

    private List<Entry> complete(List<EntryRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var postings = postings(rows);
        return rows.stream()
                .map(row -> new Entry(
                        row.getId(),
                        row.getUnitId(),
                        row.getSeq(),
                        Entry.Kind.valueOf(row.getKind()),
                        row.getMemo(),
                        postings.getOrDefault(new Place(row.getUnitId(), row.getSeq()), List.of()),
                        row.getById(),
                        row.getKey(),
                        row.getReversesId(),
                        row.getCreatedAt(),
                        Chain.text(row.getPreviousHash()),
                        Chain.text(row.getHash())))
                .toList();
    }

    private record Place(long unitId, long seq) {}

    private Map<Place, List<Posting>> postings(List<EntryRecord> rows) {
        var places =
                rows.stream().map(row -> DSL.row(row.getUnitId(), row.getSeq())).toList();
        var found = new HashMap<Place, List<Posting>>();
        sql.selectFrom(POSTING)
                .where(DSL.row(POSTING.UNIT_ID, POSTING.SEQ).in(places))
                .orderBy(POSTING.ACCOUNT_ID)
                .forEach(row -> found.computeIfAbsent(
                                new Place(row.getUnitId(), row.getSeq()), first -> new ArrayList<>())
                        .add(new Posting(row.getAccountId(), row.getAmount(), row.getBalanceAfter())));
        return found;
    }
}
