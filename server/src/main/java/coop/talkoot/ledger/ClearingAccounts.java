package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * The accounts of co-ops elsewhere, and what is on its way between them and members here. It is promised on both accounts
 * first, and moves later: in between, limits count it as moved.
 */
@Singleton
public final class ClearingAccounts {
    private final DSLContext sql;
    private final Transactions transactions;
    private final AccountOpener opener;
    private final AccountRows rows;
    private final Ledger ledger;

    ClearingAccounts(DSLContext sql, Transactions transactions, AccountOpener opener, AccountRows rows, Ledger ledger) {
        this.sql = sql;
        this.transactions = transactions;
        this.opener = opener;
        this.rows = rows;
        this.ledger = ledger;
    }

    /** The account of a group elsewhere in a unit here. */
    public Account open(Unit unit, Identity partner) {
        return transactions.write(() -> {
            if (of(unit, partner.id()).isPresent()) {
                throw Refused.conflict(partner.address() + " has an account of its own here already.");
            }
            opener.open(unit, List.of(partner.id()), new Limits(new LimitPolicy.Fixed(0), 0L));
            return of(unit, partner.id()).orElseThrow();
        });
    }

    public Optional<Account> find(long accountId) {
        return transactions.read(() -> rows.one(LEDGER_ACCOUNT.ID.eq(accountId)));
    }

    /** Several, by their ids. */
    public Map<Long, Account> among(Collection<Long> accountIds) {
        return transactions.read(() ->
                rows.all(LEDGER_ACCOUNT.ID.in(accountIds), Math.max(1, accountIds.size())).stream()
                        .collect(Collectors.toMap(Account::id, account -> account)));
    }

    /** Somebody's own, where they can give and be given. */
    public Optional<Account> of(Unit unit, long ownerId) {
        return transactions.read(
                () -> rows.one(LEDGER_ACCOUNT.UNIT_ID.eq(unit.id()).and(LEDGER_ACCOUNT.OWNER_ID.eq(ownerId))));
    }

    /** Down to minus {@code accepted} the partner may owe us, up to {@code acceptedThere} we may owe them. */
    public void limit(long accountId, long accepted, long acceptedThere) {
        transactions.run(() -> {
            Amounts.limit("limit", accepted);
            rows.lock(List.of(accountId));
            sql.update(LEDGER_ACCOUNT)
                    .set(LEDGER_ACCOUNT.INITIAL_LIMIT, accepted)
                    .set(LEDGER_ACCOUNT.MAX_BALANCE, acceptedThere)
                    .where(LEDGER_ACCOUNT.ID.eq(accountId))
                    .execute();
        });
    }

    /** Promises an amount; refuses, saying why, what could not be kept. */
    public void reserve(long fromId, long toId, long amount) {
        var refusal = tryReserve(fromId, toId, amount);
        if (refusal.isPresent()) {
            throw new Refused(refusal.get());
        }
    }

    /** The same, where a refusal is no reason to undo what else is being done: then it is given back. */
    public Optional<Refusal> tryReserve(long fromId, long toId, long amount) {
        return transactions.write(() -> {
            try {
                rows.saveReserved(rows.lock(List.of(fromId, toId)).stream()
                        .map(account -> account.promising(account.id() == fromId ? -amount : amount))
                        .toList());
                return Optional.<Refusal>empty();
            } catch (Refused refused) {
                return Optional.of(refused.refusal());
            }
        });
    }

    /** Ends a promise that is not kept. */
    public void release(long fromId, long toId, long amount) {
        transactions.run(() -> rows.saveReserved(rows.lock(List.of(fromId, toId)).stream()
                .map(account -> account.released(account.id() == fromId ? -amount : amount))
                .toList()));
    }

    /** Keeps a promise, whatever has become of limits since; the key makes a repetition harmless. */
    public Entry settle(Account from, Account to, long amount, String memo, long byId, String key) {
        return transactions.write(() -> {
            release(from.id(), to.id(), amount);
            return ledger.post(NewEntry.move(Entry.Kind.SETTLED, from, to, amount, memo, byId, key));
        });
    }
}
