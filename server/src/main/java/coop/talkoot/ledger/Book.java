package coop.talkoot.ledger;

import coop.talkoot.platform.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The locked accounts and journal ends of one transaction, brought forward entry by entry before all is written. */
final class Book {
    /** The last number and hash of a unit's journal. */
    record Head(long seq, String hash) {}

    private final Map<Long, Account> accounts = new HashMap<>();
    private final Map<Long, Head> heads = new LinkedHashMap<>();
    private final Map<Long, Account> changed = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Book(Collection<Account> locked, Map<Long, Head> heads) {
        locked.forEach(account -> accounts.put(account.id(), account));
        this.heads.putAll(heads);
    }

    /** Enters one, or refuses it and leaves the book as it was. */
    Outcome.Posted enter(NewEntry wanted, long id, Instant now) {
        var after = new ArrayList<Account>();
        var lines = wanted.lines().stream()
                .sorted(Comparator.comparingLong(NewEntry.Line::accountId))
                .toList();
        for (var line : lines) {
            var account = accounts.get(line.accountId());
            if (account == null || account.unit().id() != wanted.unitId()) {
                throw Refused.invalid("to", "This account is not one of this unit.");
            }
            after.add(account.after(line.amount(), wanted.kind()));
        }
        var head = heads.get(wanted.unitId());
        if (head == null) {
            throw new IllegalStateException("unit " + wanted.unitId() + " has no journal");
        }
        var entry = next(wanted, id, now, lines, after, head);
        heads.put(wanted.unitId(), new Head(entry.seq(), entry.hash()));
        entries.add(entry);
        after.forEach(account -> {
            accounts.put(account.id(), account);
            changed.put(account.id(), account);
        });
        return new Outcome.Posted(entry, after);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Collection<Account> changed() {
        return changed.values();
    }

    /** The ends of the journals that grew. */
    Map<Long, Head> grown() {
        var grown = new LinkedHashMap<Long, Head>();
        entries.forEach(entry -> grown.put(entry.unitId(), new Head(entry.seq(), entry.hash())));
        return grown;
    }

    private static Entry next(
            NewEntry wanted, long id, Instant now, List<NewEntry.Line> lines, List<Account> after, Head head) {
        var postings = new ArrayList<Posting>();
        for (var i = 0; i < lines.size(); i++) {
            postings.add(new Posting(
                    lines.get(i).accountId(),
                    lines.get(i).amount(),
                    after.get(i).balance()));
        }
        var open = new Entry(
                id,
                wanted.unitId(),
                head.seq() + 1,
                wanted.kind(),
                wanted.memo(),
                postings,
                wanted.byId(),
                wanted.key(),
                wanted.reversesId(),
                now,
                head.hash(),
                Chain.BEGINNING);
        return open.sealedBy(Chain.hash(open));
    }
}
