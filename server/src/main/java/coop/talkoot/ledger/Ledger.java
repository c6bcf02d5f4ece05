package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.ENTRY;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way into the journal. What is posted has kept the rules: amounts that come to zero, of open accounts of one unit,
 * none past its limits; and it stays, for nothing is changed or taken out of a journal. Who may have something posted
 * is the caller's to check.
 */
@Singleton
public final class Ledger {
    private static final int AT_ONCE = 256;
    private static final int MOST_WAITING = 4000;

    private final Transactions transactions;
    private final DomainEvents events;
    private final Journal journal;
    private final EntryRows entries;
    private final AccountRows accounts;
    private final Memberships memberships;
    private final GroupCommit<Waiting> together = new GroupCommit<>("ledger", 1, AT_ONCE, MOST_WAITING, this::write);

    Ledger(
            Transactions transactions,
            DomainEvents events,
            Journal journal,
            EntryRows entries,
            AccountRows accounts,
            Memberships memberships) {
        this.transactions = transactions;
        this.events = events;
        this.journal = journal;
        this.entries = entries;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /**
     * Posts an entry as part of the caller's deed, in its transaction; refused, it undoes the deed. Once a deed: the
     * locks of a second entry would come out of order.
     */
    public Entry post(NewEntry wanted) {
        return transactions.write(() -> {
            var outcome = journal.post(List.of(wanted)).getFirst();
            tell(outcome);
            return entryOf(outcome);
        });
    }

    /**
     * Posts an entry that is a deed of its own, in one transaction with whatever others post at this moment, and returns
     * when it has committed. Not to be called within a transaction.
     */
    public Entry postAlone(NewEntry wanted) {
        var waiting = new Waiting(wanted);
        try {
            together.write(waiting);
        } catch (GroupCommit.Full full) {
            throw new Refused(
                    new Refusal.TooOften(1, "Too much is being posted at this moment. Try again in a second."));
        }
        return entryOf(waiting.outcome());
    }

    public Optional<Entry> find(long entryId) {
        return transactions.read(() -> entries.one(ENTRY.ID.eq(entryId)));
    }

    /**
     * A coordinator takes an entry back, by one that moves the same amounts the other way, once. The limits hold for it as
     * for any other: who has spent what is to be given back needs a higher limit first.
     */
    public Entry reverse(Entry original, Identity by, String reason, @Nullable String key) {
        if (reason.isBlank()) {
            throw Refused.invalid("reason", "Say why it is taken back.");
        }
        return transactions.write(() -> {
            var lines = original.postings().stream()
                    .map(posting -> new NewEntry.Line(posting.accountId(), -posting.amount()))
                    .toList();
            var wanted =
                    new NewEntry(original.unitId(), Entry.Kind.REVERSAL, reason, lines, by.id(), key, original.id());
            var locked =
                    accounts.lock(lines.stream().map(NewEntry.Line::accountId).toList());
            memberships.require(locked.getFirst().unit().groupId(), by.id(), Right.KEEP_ACCOUNTS);
            var before = entries.one(ENTRY.REVERSES_ID.eq(original.id()));
            if (original.kind() != Entry.Kind.TRANSFER) {
                throw Refused.conflict("Only a transfer can be taken back.");
            }
            if (before.isPresent()) {
                return repeated(before.get(), wanted);
            }
            var outcome = journal.post(List.of(wanted)).getFirst();
            if (outcome instanceof Outcome.Posted posted) {
                events.publish(new LedgerEvent.Reversed(posted.entry(), original, posted.accounts(), by));
            }
            return entryOf(outcome);
        });
    }

    private static Entry repeated(Entry before, NewEntry wanted) {
        if (wanted.key() != null && wanted.key().equals(before.key()) && before.isOf(wanted)) {
            return before;
        }
        throw Refused.conflict("This was taken back already, by entry " + before.seq() + ".");
    }

    /** One that waits to be posted with others; written by the thread that posts, read once that is done. */
    private static final class Waiting {
        private final NewEntry wanted;
        private volatile @Nullable Outcome outcome;

        private Waiting(NewEntry wanted) {
            this.wanted = wanted;
        }

        private Outcome outcome() {
            var known = outcome;
            if (known == null) {
                throw new IllegalStateException("it was neither posted nor denied");
            }
            return known;
        }
    }

    private void write(List<Waiting> batch) {
        var outcomes = transactions.write(() -> {
            var all = journal.post(batch.stream().map(waiting -> waiting.wanted).toList());
            all.forEach(this::tell);
            return all;
        });
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).outcome = outcomes.get(i);
        }
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Posted posted) {
            events.publish(new LedgerEvent.Posted(posted.entry(), posted.accounts()));
        }
    }

    private static Entry entryOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> posted.entry();
            case Outcome.Repeated repeated -> repeated.entry();
            case Outcome.Denied denied -> throw new Refused(denied.refusal());
        };
    }
}
