package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.ENTRY;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
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
    private final Transactions transactions;
    private final DomainEvents events;
    private final Journal journal;
    private final EntryRows entries;
    private final AccountRows accounts;
    private final Memberships memberships;

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
        return transactions.write(() -> entryOf(postAll(List.of(wanted)).getFirst()));
    }

    /** The same where a denial is an answer: then nothing is posted, and the caller's deed goes on. */
    public Outcome attempt(NewEntry wanted) {
        return transactions.write(() -> postAll(List.of(wanted)).getFirst());
    }

    /** Posts many that have nothing to do with each other, in the open transaction; one that is denied harms no other. */
    List<Outcome> postAll(List<NewEntry> wanted) {
        var outcomes = journal.post(wanted);
        outcomes.forEach(this::tell);
        return outcomes;
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
            var locked =
                    accounts.lock(lines.stream().map(NewEntry.Line::accountId).toList());
            memberships.require(locked.getFirst().unit().groupId(), by.id(), Right.KEEP_ACCOUNTS);
            return takeBack(original, lines, by, reason, key);
        });
    }

    /**
     * Gives back so much of what an entry moved between two accounts, once, as part of the caller's deed; whether it may
     * be is the caller's to check.
     */
    public Entry takeBack(Entry original, long amount, Identity by, String reason) {
        return transactions.write(() -> {
            var lines = back(original, amount);
            accounts.lock(lines.stream().map(NewEntry.Line::accountId).toList());
            return takeBack(original, lines, by, reason, null);
        });
    }

    /** The same, where a limit in the way is an answer; what was taken back before, by whomever, is so once. */
    public Outcome attemptTakeBack(Entry original, long amount, Identity by, String reason) {
        return transactions.write(() -> {
            var lines = back(original, amount);
            accounts.lock(lines.stream().map(NewEntry.Line::accountId).toList());
            var before = entries.one(ENTRY.REVERSES_ID.eq(original.id()));
            return before.<Outcome>map(Outcome.Repeated::new)
                    .orElseGet(() -> reverse(original, reversal(original, lines, by, reason, null), by));
        });
    }

    private static List<NewEntry.Line> back(Entry original, long amount) {
        var lines = original.postings().stream()
                .map(posting -> new NewEntry.Line(posting.accountId(), posting.amount() > 0 ? -amount : amount))
                .toList();
        if (lines.size() != 2 || Math.abs(original.postings().getFirst().amount()) < amount) {
            throw Refused.invalid("amount", "No more can be given back than was given.");
        }
        return lines;
    }

    /** Under the lock of the accounts, so that it is not taken back twice. */
    private Entry takeBack(
            Entry original, List<NewEntry.Line> lines, Identity by, String reason, @Nullable String key) {
        var wanted = reversal(original, lines, by, reason, key);
        var before = entries.one(ENTRY.REVERSES_ID.eq(original.id()));
        if (original.kind() != Entry.Kind.TRANSFER) {
            throw Refused.conflict("Only a transfer can be taken back.");
        }
        if (before.isPresent()) {
            return repeated(before.get(), wanted);
        }
        return entryOf(reverse(original, wanted, by));
    }

    private static NewEntry reversal(
            Entry original, List<NewEntry.Line> lines, Identity by, String reason, @Nullable String key) {
        return new NewEntry(original.unitId(), Entry.Kind.REVERSAL, reason, lines, by.id(), key, original.id());
    }

    private Outcome reverse(Entry original, NewEntry wanted, Identity by) {
        var outcome = journal.post(List.of(wanted)).getFirst();
        if (outcome instanceof Outcome.Posted posted) {
            events.publish(new LedgerEvent.Reversed(posted.entry(), original, posted.accounts(), by));
        }
        return outcome;
    }

    private static Entry repeated(Entry before, NewEntry wanted) {
        if (wanted.key() != null && wanted.key().equals(before.key()) && before.isOf(wanted)) {
            return before;
        }
        throw Refused.conflict("This was taken back already, by entry " + before.seq() + ".");
    }

    private void tell(Outcome outcome) {
        if (outcome instanceof Outcome.Posted posted) {
            events.publish(new LedgerEvent.Posted(posted.entry(), posted.accounts()));
        }
    }

    static Entry entryOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Posted posted -> posted.entry();
            case Outcome.Repeated repeated -> repeated.entry();
            case Outcome.Denied denied -> throw new Refused(denied.refusal());
        };
    }
}
