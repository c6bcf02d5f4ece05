package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.LEDGER_ACCOUNT;
import static coop.talkoot.schema.Tables.UNIT;

import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.GroupEvent;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.DomainEvent;
import coop.talkoot.platform.DomainListener;
import coop.talkoot.platform.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;

/** Everybody who takes part in a co-op has an account in each of its units, from the moment they do. */
@Singleton
final class AccountOpener implements DomainListener {
    private static final int AT_ONCE = 1000;

    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;

    AccountOpener(DSLContext sql, Ids ids, Clock clock) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void on(DomainEvent event) {
        switch (event) {
            case GroupEvent.MemberJoined joined -> openFor(joined.membership());
            case GroupEvent.RoleChanged changed -> openFor(changed.membership());
            default -> {}
        }
    }

    /** The commons, which owes nothing unless its limit is raised, and the members' accounts. */
    void openAll(Unit unit) {
        open(unit, List.of(unit.groupId()), Limits.OWES_NOTHING);
        var members = Belonging.thoseWho(Right.WRITE, unit.groupId());
        open(unit, sql.fetch(members).map(row -> row.value1()), unit.limits());
    }

    private void openFor(Membership membership) {
        if (membership.group().isLocal() && membership.role().may(Right.WRITE)) {
            sql.selectFrom(UNIT)
                    .where(UNIT.GROUP_ID.eq(membership.group().id()))
                    .orderBy(UNIT.ID)
                    .fetch(Units::read)
                    .forEach(unit -> open(unit, List.of(membership.member().id()), unit.limits()));
        }
    }

    /** An account closed when its owner left is open again when they return. */
    void open(Unit unit, Collection<Long> owners, Limits limits) {
        var all = List.copyOf(owners);
        for (var from = 0; from < all.size(); from += AT_ONCE) {
            var insert = sql.insertInto(
                    LEDGER_ACCOUNT,
                    LEDGER_ACCOUNT.ID,
                    LEDGER_ACCOUNT.UNIT_ID,
                    LEDGER_ACCOUNT.OWNER_ID,
                    LEDGER_ACCOUNT.POLICY,
                    LEDGER_ACCOUNT.INITIAL_LIMIT,
                    LEDGER_ACCOUNT.HARD_LIMIT,
                    LEDGER_ACCOUNT.MAX_BALANCE,
                    LEDGER_ACCOUNT.STATE,
                    LEDGER_ACCOUNT.CREATED_AT);
            for (var owner : all.subList(from, Math.min(all.size(), from + AT_ONCE))) {
                insert = insert.values(
                        ids.next(),
                        unit.id(),
                        owner,
                        limits.policyName(),
                        limits.initialLimit(),
                        limits.hardLimit(),
                        limits.maxBalance(),
                        Account.State.OPEN.name(),
                        clock.instant());
            }
            insert.onConflict(LEDGER_ACCOUNT.UNIT_ID, LEDGER_ACCOUNT.OWNER_ID)
                    .doUpdate()
                    .set(LEDGER_ACCOUNT.STATE, Account.State.OPEN.name())
                    .where(LEDGER_ACCOUNT.STATE.eq(Account.State.CLOSED.name()))
                    .execute();
        }
    }
}
