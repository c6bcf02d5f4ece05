package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;
import static coop.talkoot.schema.Tables.LEDGER_HOLD;

import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** Keeps so much of a balance from being given away, and nothing else of the account, until it is let go. */
@Singleton
public final class Holds {
    private final DSLContext sql;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final AccountRows accounts;

    Holds(DSLContext sql, Transactions transactions, Ids ids, Clock clock, AccountRows accounts) {
        this.sql = sql;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.accounts = accounts;
    }

    /** As part of the caller's deed, after everything that locks other rows; the id is what it is let go by. */
    public long hold(long unitId, long ownerId, long amount, String reason) {
        if (amount < 1 || amount > Amounts.MOST_MOVED) {
            throw Refused.invalid("amount", "An amount is more than nothing.");
        }
        return transactions.write(() -> {
            var account = accounts.one(LEDGER_ACCOUNT.UNIT_ID.eq(unitId).and(LEDGER_ACCOUNT.OWNER_ID.eq(ownerId)))
                    .orElseThrow(() -> Refused.conflict("There is no account in this unit."));
            accounts.lock(List.of(account.id()));
            addToHeld(account.id(), amount);
            var id = ids.next();
            sql.insertInto(LEDGER_HOLD)
                    .set(LEDGER_HOLD.ID, id)
                    .set(LEDGER_HOLD.ACCOUNT_ID, account.id())
                    .set(LEDGER_HOLD.AMOUNT, amount)
                    .set(LEDGER_HOLD.REASON, reason)
                    .set(LEDGER_HOLD.CREATED_AT, clock.instant())
                    .execute();
            return id;
        });
    }

    /** How much each of these holds, by id; those let go are left out. */
    public Map<Long, Long> open(Collection<Long> holdIds) {
        return holdIds.isEmpty()
                ? Map.of()
                : transactions.read(() -> sql.select(LEDGER_HOLD.ID, LEDGER_HOLD.AMOUNT)
                        .from(LEDGER_HOLD)
                        .where(LEDGER_HOLD.ID.in(holdIds).and(LEDGER_HOLD.RELEASED_AT.isNull()))
                        .fetchMap(LEDGER_HOLD.ID, LEDGER_HOLD.AMOUNT));
    }

    /** Once; a second time changes nothing. */
    public void release(long holdId) {
        transactions.run(() -> {
            var accountId = sql.select(LEDGER_HOLD.ACCOUNT_ID)
                    .from(LEDGER_HOLD)
                    .where(LEDGER_HOLD.ID.eq(holdId))
                    .fetchOne(LEDGER_HOLD.ACCOUNT_ID);
            if (accountId == null) {
                return;
            }
            accounts.lock(List.of(accountId));
            sql.update(LEDGER_HOLD)
                    .set(LEDGER_HOLD.RELEASED_AT, clock.instant())
                    .where(LEDGER_HOLD.ID.eq(holdId).and(LEDGER_HOLD.RELEASED_AT.isNull()))
                    .returning(LEDGER_HOLD.AMOUNT)
                    .fetch()
                    .forEach(released -> addToHeld(accountId, -released.getAmount()));
        });
    }

    private void addToHeld(long accountId, long amount) {
        sql.update(LEDGER_ACCOUNT)
                .set(LEDGER_ACCOUNT.HELD, LEDGER_ACCOUNT.HELD.plus(amount))
                .where(LEDGER_ACCOUNT.ID.eq(accountId))
                .execute();
    }
}
