package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.ENTRY;
import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;
import static coop.talkoot.schema.Tables.POSTING;
import static coop.talkoot.schema.Tables.UNIT_CHAIN;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * Walks a unit's journal from its first entry and plays it again: numbers without gaps, each hash that of the entry and
 * of the one before, sums of zero, balances as written down beside each posting; and in the end what accounts say now.
 */
@Singleton
public final class Verification {
    private static final int AT_ONCE = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final EntryRows entries;
    private final AccountRows accounts;
    private final Memberships memberships;

    Verification(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            EntryRows entries,
            AccountRows accounts,
            Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.entries = entries;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** A coordinator wants to know. */
    public Verdict check(Unit unit, Identity by) {
        memberships.require(unit.groupId(), by.id(), Right.KEEP_ACCOUNTS);
        return check(unit);
    }

    /** Checks all there is at this moment; others go on posting meanwhile. Says it to those who keep the server. */
    Verdict check(Unit unit) {
        var verdict = transactions.read(() -> walk(unit));
        switch (verdict) {
            case Verdict.Sound ignored -> {}
            case Verdict.Broken broken -> tell(unit, "entry " + broken.seq() + ": " + broken.finding());
            case Verdict.Differs differs -> tell(unit, differs.account() + ": " + differs.finding());
        }
        return verdict;
    }

    private void tell(Unit unit, String finding) {
        transactions.run(() -> events.publish(new LedgerEvent.JournalBroken(unit, finding)));
    }

    private Verdict walk(Unit unit) {
        var end = Objects.requireNonNull(sql.fetchOne(UNIT_CHAIN, UNIT_CHAIN.UNIT_ID.eq(unit.id())));
        var replay = new Replay(unit);
        while (replay.seq < end.getSeq()) {
            var some = entries.after(unit.id(), replay.seq, AT_ONCE);
            for (var entry : some) {
                var finding = entry.seq() > end.getSeq() ? Optional.<Verdict.Broken>empty() : replay.take(entry);
                if (finding.isPresent()) {
                    return finding.get();
                }
            }
            if (some.isEmpty()) {
                return new Verdict.Broken(replay.seq + 1, "is missing, and so is all that came after");
            }
        }
        return replay.seq == end.getSeq() && !replay.hash.equals(Chain.text(end.getHash()))
                ? new Verdict.Broken(replay.seq, "is not the one the journal ended with")
                : differences(unit, replay.seq);
    }

    /** One statement, so that what accounts say and what postings come to are of one moment. */
    private Verdict differences(Unit unit, long count) {
        var balance = DSL.coalesce(DSL.sum(POSTING.AMOUNT), DSL.inline(0)).cast(Long.class);
        var received = DSL.coalesce(
                        DSL.sum(DSL.when(
                                        ENTRY.KIND.in(Entry.Kind.TRANSFER.name(), Entry.Kind.SETTLED.name()),
                                        DSL.greatest(POSTING.AMOUNT, DSL.val(0L)))
                                .when(
                                        ENTRY.KIND.eq(Entry.Kind.REVERSAL.name()),
                                        DSL.least(POSTING.AMOUNT, DSL.val(0L)))),
                        DSL.inline(0))
                .cast(Long.class);
        var different = sql.select(LEDGER_ACCOUNT.ID, LEDGER_ACCOUNT.BALANCE, balance)
                .from(LEDGER_ACCOUNT)
                .leftJoin(POSTING)
                .on(POSTING.ACCOUNT_ID.eq(LEDGER_ACCOUNT.ID))
                .leftJoin(ENTRY)
                .on(ENTRY.UNIT_ID.eq(POSTING.UNIT_ID).and(ENTRY.SEQ.eq(POSTING.SEQ)))
                .where(LEDGER_ACCOUNT.UNIT_ID.eq(unit.id()))
                .groupBy(LEDGER_ACCOUNT.ID)
                .having(LEDGER_ACCOUNT.BALANCE.ne(balance).or(LEDGER_ACCOUNT.RECEIVED.ne(received)))
                .orderBy(LEDGER_ACCOUNT.ID)
                .limit(1)
                .fetchOne();
        if (different == null) {
            return new Verdict.Sound(count);
        }
        var account = accounts.one(LEDGER_ACCOUNT.ID.eq(different.value1())).orElseThrow();
        return new Verdict.Differs(
                account.named(),
                different.value2().equals(different.value3())
                        ? "what it says it received is not what its postings come to"
                        : "says " + unit.words(different.value2()) + ", its postings come to "
                                + unit.words(different.value3()));
    }

    /** The journal played again, as far as it was taken. */
    private static final class Replay {
        private final Unit unit;
        private final Map<Long, Long> balances = new HashMap<>();
        private long seq;
        private String hash = Chain.BEGINNING;

        private Replay(Unit unit) {
            this.unit = unit;
        }

        private Optional<Verdict.Broken> take(Entry entry) {
            if (entry.seq() != seq + 1) {
                return broken(seq + 1, "is missing");
            }
            seq = entry.seq();
            if (!entry.previousHash().equals(hash)) {
                return broken(seq, "does not follow the entry before it");
            }
            if (!Chain.hash(entry).equals(entry.hash())) {
                return broken(seq, "is not as it was posted");
            }
            hash = entry.hash();
            var sum = entry.postings().stream().mapToLong(Posting::amount).sum();
            if (sum != 0 || entry.postings().size() < 2) {
                return broken(seq, "does not come to zero");
            }
            for (var posting : entry.postings()) {
                var after = balances.merge(posting.accountId(), posting.amount(), Long::sum);
                if (after != posting.balanceAfter()) {
                    return broken(
                            seq,
                            "says an account then held " + unit.words(posting.balanceAfter()) + ", and it held "
                                    + unit.words(after));
                }
            }
            return Optional.empty();
        }

        private static Optional<Verdict.Broken> broken(long seq, String finding) {
            return Optional.of(new Verdict.Broken(seq, finding));
        }
    }
}
