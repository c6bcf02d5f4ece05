package coop.talkoot.ledger;

import static coop.talkoot.schema.Tables.UNIT;
import static coop.talkoot.schema.Tables.UNIT_CHAIN;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.schema.tables.records.UnitRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** What each co-op counts in. */
@Singleton
public final class Units {
    private static final int MOST = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;
    private final Memberships memberships;
    private final AccountOpener opener;

    Units(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Ids ids,
            Clock clock,
            Memberships memberships,
            AccountOpener opener) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.memberships = memberships;
        this.opener = opener;
    }

    /** Begins a unit: its journal, the commons account, and an account for each who takes part in the co-op. */
    public Unit create(Group group, NewUnit wanted, Identity by) {
        if (!group.isLocal()) {
            throw Refused.notAllowed("This group is run by another server.");
        }
        return transactions.write(() -> {
            memberships.require(group.id(), by.id(), Right.KEEP_ACCOUNTS);
            if (of(group.id()).size() >= MOST) {
                throw Refused.conflict("A co-op counts in " + MOST + " units at most.");
            }
            var id = ids.next();
            insert(id, group, wanted);
            var unit = find(id).orElseThrow();
            opener.openAll(unit);
            events.publish(new LedgerEvent.UnitCreated(unit, by));
            return unit;
        });
    }

    public Optional<Unit> find(long id) {
        return transactions.read(
                () -> sql.selectFrom(UNIT).where(UNIT.ID.eq(id)).fetchOptional().map(Units::read));
    }

    /** Several, by their ids. */
    public Map<Long, Unit> among(Collection<Long> unitIds) {
        return transactions.read(
                () -> sql.selectFrom(UNIT).where(UNIT.ID.in(unitIds)).fetchMap(UNIT.ID, Units::read));
    }

    /** One of a co-op that {@code viewerId} belongs to; any other is as if it were not there. */
    public Unit require(long id, long viewerId) {
        return find(id).filter(unit -> memberships.may(unit.groupId(), viewerId, Right.READ))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** Those of a co-op, oldest first. */
    public List<Unit> of(long groupId) {
        return transactions.read(() -> sql.selectFrom(UNIT)
                .where(UNIT.GROUP_ID.eq(groupId))
                .orderBy(UNIT.ID)
                .limit(MOST)
                .fetch(Units::read));
    }

    /** Those of all co-ops here, for who checks them. */
    List<Unit> all() {
        return transactions.read(() -> sql.selectFrom(UNIT).orderBy(UNIT.ID).fetch(Units::read));
    }

    static Unit read(UnitRecord row) {
        return new Unit(
                row.getId(),
                row.getGroupId(),
                row.getName(),
                Unit.Kind.valueOf(row.getKind()),
                row.getDecimals(),
                Limits.read(row.getInitialLimit(), row.getHardLimit(), row.getMaxBalance()),
                row.getCreatedAt());
    }

    private void insert(long id, Group group, NewUnit wanted) {
        var limits = wanted.limits();
        var isNew = sql.insertInto(UNIT)
                        .set(UNIT.ID, id)
                        .set(UNIT.GROUP_ID, group.id())
                        .set(UNIT.NAME, wanted.name())
                        .set(UNIT.KIND, wanted.kind().name())
                        .set(UNIT.DECIMALS, wanted.decimals())
                        .set(UNIT.POLICY, limits.policyName())
                        .set(UNIT.INITIAL_LIMIT, limits.initialLimit())
                        .set(UNIT.HARD_LIMIT, limits.hardLimit())
                        .set(UNIT.MAX_BALANCE, limits.maxBalance())
                        .set(UNIT.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                > 0;
        if (!isNew) {
            throw Refused.conflict("This co-op counts in " + wanted.name() + " already.");
        }
        sql.insertInto(UNIT_CHAIN)
                .set(UNIT_CHAIN.UNIT_ID, id)
                .set(UNIT_CHAIN.SEQ, 0L)
                .set(UNIT_CHAIN.HASH, Chain.bytes(Chain.BEGINNING))
                .execute();
    }
}
