package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;

import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.GroupCommit;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What members give each other, and the commons. Whatever waits at one moment is checked and posted together, in one
 * transaction: a thousand at once ask the database no more questions than one does, and share one wait for the disk.
 */
@Singleton
public final class Transfers {
    private static final int AT_ONCE = 256;
    private static final int MOST_WAITING = 4000;

    private final Transactions transactions;
    private final Ledger ledger;
    private final AccountRows accounts;
    private final Memberships memberships;
    private final GroupCommit<Waiting> together = new GroupCommit<>("ledger", 1, AT_ONCE, MOST_WAITING, this::write);

    Transfers(Transactions transactions, Ledger ledger, AccountRows accounts, Memberships memberships) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /**
     * Moves the amount and returns when that has committed, or refuses and says why. The same key a second time gives the
     * first entry. Not to be called within a transaction.
     */
    public Entry transfer(NewTransfer wanted) {
        if (wanted.amount() <= 0) {
            throw Refused.invalid("amount", "An amount is more than nothing.");
        }
        var waiting = new Waiting(wanted);
        try {
            together.write(waiting);
        } catch (GroupCommit.Full full) {
            throw new Refused(
                    new Refusal.TooOften(1, "Too much is being given at this moment. Try again in a second."));
        }
        return waiting.entry();
    }

    /** One that waits to be posted with others; written by the thread that posts, read once that is done. */
    private static final class Waiting {
        private final NewTransfer wanted;
        private volatile @Nullable Outcome outcome;

        private Waiting(NewTransfer wanted) {
            this.wanted = wanted;
        }

        private Entry entry() {
            var known = outcome;
            if (known == null) {
                throw new IllegalStateException("it was neither posted nor denied");
            }
            return Ledger.entryOf(known);
        }
    }

    private void write(List<Waiting> batch) {
        var outcomes = transactions.write(
                () -> post(batch.stream().map(waiting -> waiting.wanted).toList()));
        for (var i = 0; i < batch.size(); i++) {
            batch.get(i).outcome = outcomes.get(i);
        }
    }

    private List<Outcome> post(List<NewTransfer> all) {
        var known = new Known(members(all), accounts(all));
        var outcomes = new ArrayList<@Nullable Outcome>();
        var entries = new ArrayList<NewEntry>();
        for (var wanted : all) {
            try {
                entries.add(known.check(wanted));
                outcomes.add(null);
            } catch (Refused refused) {
                outcomes.add(new Outcome.Denied(refused.refusal()));
            }
        }
        var posted = ledger.postAll(entries).iterator();
        return outcomes.stream()
                .map(outcome -> outcome == null ? posted.next() : outcome)
                .toList();
    }

    private Map<Place, Membership> members(List<NewTransfer> all) {
        var asked = new HashMap<Long, Set<Long>>();
        for (var wanted : all) {
            var people = asked.computeIfAbsent(wanted.unit().groupId(), first -> new LinkedHashSet<>());
            people.add(wanted.by().id());
            people.add(wanted.to().id());
        }
        var members = new HashMap<Place, Membership>();
        asked.forEach((groupId, people) -> memberships
                .among(groupId, people)
                .forEach(
                        member -> members.put(new Place(groupId, member.member().id()), member)));
        return members;
    }

    private Map<Place, Account> accounts(List<NewTransfer> all) {
        var places = new LinkedHashSet<Place>();
        for (var wanted : all) {
            places.add(new Place(wanted.unit().id(), payer(wanted)));
            places.add(new Place(wanted.unit().id(), wanted.to().id()));
        }
        var rows = places.stream()
                .map(place -> DSL.row(place.of(), place.actorId()))
                .toList();
        var found = new HashMap<Place, Account>();
        accounts.all(DSL.row(LEDGER_ACCOUNT.UNIT_ID, LEDGER_ACCOUNT.OWNER_ID).in(rows), places.size())
                .forEach(account ->
                        found.put(new Place(account.unit().id(), account.owner().id()), account));
        return found;
    }

    private static long payer(NewTransfer wanted) {
        return wanted.isFromCommons() ? wanted.unit().groupId() : wanted.by().id();
    }

    /** Somebody in a group, or in a unit. */
    private record Place(long of, long actorId) {}

    /** What a batch of transfers is checked against. */
    private record Known(Map<Place, Membership> members, Map<Place, Account> accounts) {
        NewEntry check(NewTransfer wanted) {
            var unit = wanted.unit();
            var to = wanted.to();
            var right = wanted.isFromCommons() ? Right.KEEP_ACCOUNTS : Right.WRITE;
            Memberships.require(member(unit, wanted.by().id()), right);
            var mayReceive = to.id() == unit.groupId()
                    || member(unit, to.id())
                            .filter(member -> member.role().may(Right.WRITE))
                            .isPresent();
            if (!mayReceive) {
                throw Refused.invalid("to", to.address() + " is not a member of this co-op who can receive.");
            }
            if (payer(wanted) == to.id()) {
                throw Refused.invalid("to", "Nobody gives to themselves.");
            }
            return NewEntry.move(
                    Entry.Kind.TRANSFER,
                    account(unit, payer(wanted)),
                    account(unit, to.id()),
                    wanted.amount(),
                    wanted.memo(),
                    wanted.by().id(),
                    wanted.key());
        }

        private Optional<Membership> member(Unit unit, long actorId) {
            return Optional.ofNullable(members.get(new Place(unit.groupId(), actorId)));
        }

        private Account account(Unit unit, long ownerId) {
            return Optional.ofNullable(accounts.get(new Place(unit.id(), ownerId)))
                    .orElseThrow(() -> Refused.invalid("to", "One of the two has no account in this unit."));
        }
    }
}
