package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.util.List;

/** What members give each other, and the commons. */
@Singleton
public final class Transfers {
    private final Transactions transactions;
    private final Ledger ledger;
    private final AccountRows accounts;
    private final Memberships memberships;

    Transfers(Transactions transactions, Ledger ledger, AccountRows accounts, Memberships memberships) {
        this.transactions = transactions;
        this.ledger = ledger;
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** Moves the amount at once, or refuses and says why. The same key a second time gives the first entry. */
    public Entry transfer(NewTransfer wanted) {
        if (wanted.amount() <= 0) {
            throw Refused.invalid("amount", "An amount is more than nothing.");
        }
        return ledger.postAlone(transactions.read(() -> check(wanted)));
    }

    private NewEntry check(NewTransfer wanted) {
        var unit = wanted.unit();
        var right = wanted.isFromCommons() ? Right.KEEP_ACCOUNTS : Right.WRITE;
        memberships.require(unit.groupId(), wanted.by().id(), right);
        var payerId = wanted.isFromCommons() ? unit.groupId() : wanted.by().id();
        requireReceiver(unit, wanted.to());
        if (payerId == wanted.to().id()) {
            throw Refused.invalid("to", "Nobody gives to themselves.");
        }
        var both = accounts.all(
                LEDGER_ACCOUNT
                        .UNIT_ID
                        .eq(unit.id())
                        .and(LEDGER_ACCOUNT.OWNER_ID.in(payerId, wanted.to().id())),
                2);
        return NewEntry.move(
                Entry.Kind.TRANSFER,
                of(payerId, both),
                of(wanted.to().id(), both),
                wanted.amount(),
                wanted.memo(),
                wanted.by().id(),
                wanted.key());
    }

    private void requireReceiver(Unit unit, Identity to) {
        if (to.id() != unit.groupId() && !memberships.may(unit.groupId(), to.id(), Right.WRITE)) {
            throw Refused.invalid("to", to.address() + " is not a member of this co-op who can receive.");
        }
    }

    private static Account of(long ownerId, List<Account> both) {
        return both.stream()
                .filter(account -> account.owner().id() == ownerId)
                .findFirst()
                .orElseThrow(() -> Refused.invalid("to", "One of the two has no account in this unit."));
    }
}
