package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;
import static coop.talkoot.schema.Tables.UNIT;

import coop.talkoot.groups.EndingBar;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Refused;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What members owe each other does not end with their group: it ends when all accounts are at zero, and they with it. */
@Singleton
final class EndedAccounts implements EndingBar, DomainListener {
    private static final String UNSETTLED =
            "Its accounts are not all at zero: what members owe and are owed must be settled first.";

    private final DSLContext sql;

    EndedAccounts(DSLContext sql) {
        this.sql = sql;
    }

    @Override
    public Optional<String> against(Group group) {
        return sql.fetchExists(LEDGER_ACCOUNT, areOf(group).and(LEDGER_ACCOUNT.BALANCE.ne(0L)))
                ? Optional.of(UNSETTLED)
                : Optional.empty();
    }

    @Override
    public void on(DomainEvent event) {
        if (event instanceof GroupEvent.GroupEnding ending) {
            close(ending.group());
        }
    }

    /** In the order in which whoever posts locks them: what is on its way is booked before, or finds them closed. */
    private void close(Group group) {
        var balances = sql.select(LEDGER_ACCOUNT.BALANCE)
                .from(LEDGER_ACCOUNT)
                .where(areOf(group))
                .orderBy(LEDGER_ACCOUNT.ID)
                .forUpdate()
                .fetch(LEDGER_ACCOUNT.BALANCE);
        if (balances.stream().anyMatch(balance -> balance != 0)) {
            throw Refused.conflict(UNSETTLED);
        }
        sql.update(LEDGER_ACCOUNT)
                .set(LEDGER_ACCOUNT.STATE, Account.State.CLOSED.name())
                .where(areOf(group))
                .execute();
    }

    private static Condition areOf(Group group) {
        return LEDGER_ACCOUNT.UNIT_ID.in(DSL.select(UNIT.ID).from(UNIT).where(UNIT.GROUP_ID.eq(group.id())));
    }
}
