package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;
import static coop.talkoot.schema.Tables.UNIT;

import coop.talkoot.people.Identities;
import coop.talkoot.schema.tables.records.LedgerAccountRecord;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Reads and writes {@link Account}. */
@Singleton
final class AccountRows {
    private final DSLContext sql;
    private final Identities identities;

    AccountRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    Optional<Account> one(Condition condition) {
        return all(condition, 1).stream().findFirst();
    }

    /** Newest first. */
    List<Account> all(Condition condition, int limit) {
        return complete(sql.selectFrom(LEDGER_ACCOUNT)
                .where(condition)
                .orderBy(LEDGER_ACCOUNT.ID.desc())
                .limit(limit)
                .fetch());
    }

    /**
     * Locks accounts for the open transaction, always in the order of their ids: whoever posts, to however many, waits
     * for others and never in a circle. Postings of others may still point to the rows (a key share lock).
     */
    List<Account> lock(Collection<Long> ids) {
        return complete(sql.selectFrom(LEDGER_ACCOUNT)
                .where(LEDGER_ACCOUNT.ID.in(ids))
                .orderBy(LEDGER_ACCOUNT.ID)
                .forNoKeyUpdate()
                .fetch());
    }

    /** What postings change of accounts, of all in one round trip. */
    void saveBalances(Collection<Account> accounts) {
        var batch = sql.batch(sql.update(LEDGER_ACCOUNT)
                .set(LEDGER_ACCOUNT.BALANCE, 0L)
                .set(LEDGER_ACCOUNT.RECEIVED, 0L)
                .where(LEDGER_ACCOUNT.ID.eq(0L)));
        for (var account : accounts) {
            batch = batch.bind(account.balance(), account.received(), account.id());
        }
        batch.execute();
    }

    void saveReserved(Collection<Account> accounts) {
        accounts.forEach(account -> sql.update(LEDGER_ACCOUNT)
                .set(LEDGER_ACCOUNT.RESERVED_OUT, account.reserved().out())
                .set(LEDGER_ACCOUNT.RESERVED_IN, account.reserved().in())
                .where(LEDGER_ACCOUNT.ID.eq(account.id()))
                .execute());
    }

    private List<Account> complete(List<LedgerAccountRecord> rows) {
        var unitIds = new LinkedHashSet<Long>();
        var ownerIds = new LinkedHashSet<Long>();
        for (var row : rows) {
            unitIds.add(row.getUnitId());
            ownerIds.add(row.getOwnerId());
        }
        if (rows.isEmpty()) {
            return List.of();
        }
        var units = sql.selectFrom(UNIT).where(UNIT.ID.in(unitIds)).fetchMap(UNIT.ID, Units::read);
        var owners = identities.byIds(ownerIds);
        return rows.stream()
                .map(row -> new Account(
                        row.getId(),
                        Objects.requireNonNull(units.get(row.getUnitId())),
                        Objects.requireNonNull(owners.get(row.getOwnerId())),
                        row.getBalance(),
                        row.getHeld(),
                        row.getReceived(),
                        Limits.read(row.getInitialLimit(), row.getHardLimit(), row.getMaxBalance()),
                        new Account.Reserved(row.getReservedOut(), row.getReservedIn()),
                        Account.State.valueOf(row.getState()),
                        row.getCreatedAt()))
                .toList();
    }
}
