package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/** Who holds what, and how far each account may go. */
@Singleton
public final class Accounts {
    private static final int LONGEST_REASON = 500;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final AccountRows rows;
    private final Ledger ledger;
    private final Memberships memberships;

    Accounts(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            AccountRows rows,
            Ledger ledger,
            Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.rows = rows;
        this.ledger = ledger;
        this.memberships = memberships;
    }

    /** Somebody's account in a unit; the co-op's own id gives the commons. */
    public Optional<Account> of(long unitId, long ownerId) {
        return transactions.read(
                () -> rows.one(LEDGER_ACCOUNT.UNIT_ID.eq(unitId).and(LEDGER_ACCOUNT.OWNER_ID.eq(ownerId))));
    }

    /** All of a unit, the newest first: for who keeps them. */
    public Page<Account> in(Unit unit, Page.Request page, Identity by) {
        memberships.require(unit.groupId(), by.id(), Right.KEEP_ACCOUNTS);
        var condition = LEDGER_ACCOUNT.UNIT_ID.eq(unit.id()).and(LEDGER_ACCOUNT.ID.lt(page.before()));
        return transactions.read(() -> Page.of(rows.all(condition, page.limit() + 1), page.limit(), Account::id));
    }

    /** One that {@code viewerId} may look into: their own, the commons of their co-op, or any they keep. */
    public Account require(long accountId, long viewerId) {
        var account = transactions.read(() -> rows.one(LEDGER_ACCOUNT.ID.eq(accountId)));
        return account.filter(found -> maySee(found, viewerId))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    private boolean maySee(Account account, long viewerId) {
        var right = account.isCommons() ? Right.READ : Right.KEEP_ACCOUNTS;
        return account.owner().id() == viewerId
                || memberships.may(account.unit().groupId(), viewerId, right);
    }

    /** Sets how far an account may go. Below what it owes already is allowed: that ends its spending, and nothing else. */
    public Account setLimits(Account account, Limits limits, Identity by, String reason) {
        if (account.isClearing()) {
            throw Refused.conflict("How much of this co-op's debt is accepted is said where the line to it is kept.");
        }
        return change(account, by, reason, before -> {
            sql.update(LEDGER_ACCOUNT)
                    .set(LEDGER_ACCOUNT.POLICY, limits.policyName())
                    .set(LEDGER_ACCOUNT.INITIAL_LIMIT, limits.initialLimit())
                    .set(LEDGER_ACCOUNT.HARD_LIMIT, limits.hardLimit())
                    .set(LEDGER_ACCOUNT.MAX_BALANCE, limits.maxBalance())
                    .where(LEDGER_ACCOUNT.ID.eq(before.id()))
                    .execute();
            events.publish(new LedgerEvent.LimitsChanged(before, now(before), by, reason.strip()));
        });
    }

    /** Nothing moves on a frozen account, in either direction. */
    public Account freeze(Account account, Identity by, String reason) {
        return setState(account, Account.State.FROZEN, by, reason);
    }

    public Account thaw(Account account, Identity by, String reason) {
        return setState(account, Account.State.OPEN, by, reason);
    }

    /** Ends an account. What it holds goes to the commons, what it owes the commons takes over, within its limits. */
    public Account close(Account account, Identity by, String reason) {
        if (account.isCommons() || account.isClearing()) {
            throw Refused.conflict("The account of a co-op stays.");
        }
        var commons = of(account.unit().id(), account.unit().groupId()).orElseThrow();
        return transactions.write(() -> {
            rows.lock(List.of(account.id(), commons.id())); // in order, before the one alone below
            return change(account, by, reason, before -> {
                if (before.state() == Account.State.FROZEN) {
                    throw Refused.conflict("A frozen account is not closed. Let it move again first.");
                }
                if (!before.reserved().isNothing()) {
                    throw Refused.conflict("Something is still on its way to or from this account.");
                }
                if (before.balance() != 0) {
                    var from = before.balance() > 0 ? before : commons;
                    var to = before.balance() > 0 ? commons : before;
                    ledger.post(NewEntry.move(
                            Entry.Kind.CLOSING, from, to, Math.abs(before.balance()), reason, by.id(), null));
                }
                saveState(before.id(), Account.State.CLOSED);
                events.publish(new LedgerEvent.AccountClosed(before, by, reason.strip()));
            });
        });
    }

    private Account setState(Account account, Account.State state, Identity by, String reason) {
        return change(account, by, reason, before -> {
            if (before.state() != state) {
                saveState(before.id(), state);
                events.publish(new LedgerEvent.FrozenOrThawed(now(before), by, reason.strip()));
            }
        });
    }

    private void saveState(long accountId, Account.State state) {
        sql.update(LEDGER_ACCOUNT)
                .set(LEDGER_ACCOUNT.STATE, state.name())
                .where(LEDGER_ACCOUNT.ID.eq(accountId))
                .execute();
    }

    private Account change(Account account, Identity by, String reason, Consumer<Account> change) {
        if (reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw Refused.invalid("reason", "Say why, in at most " + LONGEST_REASON + " characters.");
        }
        return transactions.write(() -> {
            memberships.require(account.unit().groupId(), by.id(), Right.KEEP_ACCOUNTS);
            var before = rows.lock(List.of(account.id())).getFirst();
            if (before.state() == Account.State.CLOSED) {
                throw Refused.conflict("The account of " + before.owner().address() + " is closed.");
            }
            change.accept(before);
            return now(before);
        });
    }

    private Account now(Account account) {
        return rows.one(LEDGER_ACCOUNT.ID.eq(account.id())).orElseThrow();
    }
}
