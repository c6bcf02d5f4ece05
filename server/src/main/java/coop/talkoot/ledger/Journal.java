package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.ENTRY;
import static coop.talkoot.schema.Tables.UNIT_CHAIN;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Posts entries, many in one transaction. The order of locks, for everybody who posts: accounts by id, then the ends of
 * journals by unit. Whoever has the accounts gets the journal's end last and holds it until the commit, so the time in
 * which a unit's entries wait for each other is that of one commit, shared by all that are posted together.
 */
@Singleton
final class Journal {
    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final AccountRows accounts;
    private final EntryRows entries;

    Journal(DSLContext sql, Ids ids, Clock clock, AccountRows accounts, EntryRows entries) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.accounts = accounts;
        this.entries = entries;
    }

    /** What became of each, in the order given; to be called in a transaction. One that is denied harms no other. */
    List<Outcome> post(List<NewEntry> wanted) {
        var touched = wanted.stream()
                .flatMap(entry -> entry.lines().stream())
                .map(NewEntry.Line::accountId)
                .collect(Collectors.toCollection(TreeSet::new));
        var locked = accounts.lock(touched);
        var heads = lockHeads(wanted.stream().map(NewEntry::unitId).collect(Collectors.toCollection(TreeSet::new)));
        // Asked under the lock of the journal: whoever posted to it with the same key has committed by now.
        var known = known(wanted);
        var book = new Book(locked, heads);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the database keeps it
        var outcomes = new ArrayList<Outcome>();
        for (var entry : wanted) {
            var outcome = outcome(entry, known, book, now);
            if (outcome instanceof Outcome.Posted posted) {
                remember(posted.entry(), known);
            }
            outcomes.add(outcome);
        }
        if (!book.entries().isEmpty()) {
            write(book);
        }
        return outcomes;
    }

    private Outcome outcome(NewEntry wanted, Map<Key, Entry> known, Book book, Instant now) {
        var before = wanted.key() == null ? null : known.get(new Key(wanted.unitId(), wanted.byId(), wanted.key()));
        try {
            if (before == null) {
                return book.enter(wanted, ids.next(), now);
            }
            if (!before.isOf(wanted)) {
                throw Refused.invalid("key", "This key was used for something else. Take a new one.");
            }
            return new Outcome.Repeated(before);
        } catch (Refused refused) {
            return new Outcome.Denied(refused.refusal());
        }
    }

    private record Key(long unitId, long byId, String key) {}

    private Map<Key, Entry> known(List<NewEntry> wanted) {
        var keys = wanted.stream()
                .filter(entry -> entry.key() != null)
                .map(entry -> DSL.row(entry.unitId(), entry.byId(), entry.key()))
                .toList();
        var known = new HashMap<Key, Entry>();
        if (!keys.isEmpty()) {
            entries.all(DSL.row(ENTRY.UNIT_ID, ENTRY.BY_ID, ENTRY.KEY).in(keys))
                    .forEach(entry -> remember(entry, known));
        }
        return known;
    }

    private static void remember(Entry entry, Map<Key, Entry> known) {
        var key = entry.key();
        if (key != null) {
            known.put(new Key(entry.unitId(), entry.byId(), key), entry);
        }
    }

    private Map<Long, Book.Head> lockHeads(Collection<Long> unitIds) {
        var heads = new HashMap<Long, Book.Head>();
        sql.selectFrom(UNIT_CHAIN)
                .where(UNIT_CHAIN.UNIT_ID.in(unitIds))
                .orderBy(UNIT_CHAIN.UNIT_ID)
                .forUpdate()
                .forEach(row -> heads.put(row.getUnitId(), new Book.Head(row.getSeq(), Chain.text(row.getHash()))));
        return heads;
    }

    private void write(Book book) {
        entries.add(book.entries());
        accounts.saveBalances(book.changed());
        book.grown()
                .forEach((unitId, head) -> sql.update(UNIT_CHAIN)
                        .set(UNIT_CHAIN.SEQ, head.seq())
                        .set(UNIT_CHAIN.HASH, Chain.bytes(head.hash()))
                        .where(UNIT_CHAIN.UNIT_ID.eq(unitId))
                        .execute());
    }
}
