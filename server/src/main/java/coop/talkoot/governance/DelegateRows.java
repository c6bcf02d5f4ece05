package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.COUNCIL_SEAT;
import static coop.talkoot.schema.Tables.DECISION;
import static coop.talkoot.schema.Tables.DELEGATE;
import static coop.talkoot.schema.Tables.ROLL_ENTRY;

import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Standing;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.CouncilSeatRecord;
import coop.talkoot.schema.tables.records.DelegateRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Delegate} and {@link CouncilSeat}; in the transaction of who asks. */
@Singleton
final class DelegateRows {
    private final DSLContext sql;
    private final Ids ids;
    private final Identities identities;

    DelegateRows(DSLContext sql, Ids ids, Identities identities) {
        this.sql = sql;
        this.ids = ids;
        this.identities = identities;
    }

    /** Those whose term runs, of whom nobody is gone or shut out. */
    static Condition serve(Instant at) {
        return DELEGATE.ENDED_AT
                .isNull()
                .and(DELEGATE.SINCE.le(at))
                .and(DELEGATE.UNTIL_AT.gt(at))
                .and(Standing.canAct(DELEGATE.PERSON_ID));
    }

    static Condition of(long parentId, Collection<Long> childIds) {
        return DELEGATE.PARENT_ID.eq(parentId).and(DELEGATE.CHILD_ID.in(childIds));
    }

    Delegate insert(Identity child, Identity parent, Identity person, String mandate, Instant since, Instant until) {
        var id = ids.next();
        sql.insertInto(DELEGATE)
                .set(DELEGATE.ID, id)
                .set(DELEGATE.CHILD_ID, child.id())
                .set(DELEGATE.PARENT_ID, parent.id())
                .set(DELEGATE.PERSON_ID, person.id())
                .set(DELEGATE.MANDATE, mandate)
                .set(DELEGATE.SINCE, since)
                .set(DELEGATE.UNTIL_AT, until)
                .execute();
        return find(id).orElseThrow();
    }

    /** The same of a group that lives elsewhere. */
    void insert(FarMandate mandate, Identity person, Instant since, Instant until) {
        var sent = insert(mandate.child(), mandate.parent(), person, mandate.decision(), since, until);
        sql.update(DELEGATE)
                .set(DELEGATE.DECIDED_AT, mandate.decidedAt())
                .set(DELEGATE.MEMBERS, mandate.members())
                .where(DELEGATE.ID.eq(sent.id()))
                .execute();
    }

    boolean exist(Condition which) {
        return sql.fetchExists(DELEGATE, which);
    }

    int count(Condition which) {
        return sql.fetchCount(DELEGATE, which);
    }

    /** How many could vote in a group elsewhere when it last sent somebody there; 0 where it never did. */
    long lastSize(long childId, long parentId) {
        return Objects.requireNonNullElse(
                sql.select(DELEGATE.MEMBERS)
                        .from(DELEGATE)
                        .where(DELEGATE.CHILD_ID.eq(childId).and(DELEGATE.PARENT_ID.eq(parentId)))
                        .and(DELEGATE.MEMBERS.isNotNull())
                        .orderBy(DELEGATE.ID.desc())
                        .limit(1)
                        .fetchOne(DELEGATE.MEMBERS),
                0L);
    }

    /** Writes down of terms whose day has come that they are over. */
    void expire(Condition which, Instant now) {
        sql.update(DELEGATE)
                .set(DELEGATE.ENDED_AT, DELEGATE.UNTIL_AT)
                .set(DELEGATE.ENDED_WHY, Delegate.Why.EXPIRED.name())
                .where(which.and(DELEGATE.ENDED_AT.isNull()).and(DELEGATE.UNTIL_AT.le(now)))
                .execute();
    }

    /** How many terms ended that had not before. */
    int end(Condition which, Instant at, Delegate.Why why, @Nullable String mandate) {
        return sql.update(DELEGATE)
                .set(DELEGATE.ENDED_AT, at)
                .set(DELEGATE.ENDED_WHY, why.name())
                .set(DELEGATE.ENDED_MANDATE, mandate)
                .where(which.and(DELEGATE.ENDED_AT.isNull()).and(DELEGATE.UNTIL_AT.gt(at)))
                .execute();
    }

    /** All, in the order of their ids: bounded by how many children there can be, and how many each sends. */
    List<Delegate> all(Condition condition) {
        return read(sql.selectFrom(DELEGATE)
                .where(condition)
                .orderBy(DELEGATE.ID)
                .limit(Affiliations.MOST * Sending.MOST_SEATS)
                .fetch());
    }

    Page<Delegate> page(Condition condition, Page.Request page) {
        var rows = sql.selectFrom(DELEGATE)
                .where(condition.and(DELEGATE.ID.lt(page.before())))
                .orderBy(DELEGATE.ID.desc())
                .limit(page.limit() + 1)
                .fetch();
        return Page.of(read(rows), page.limit(), Delegate::id);
    }

    Optional<Delegate> find(long id) {
        return all(DELEGATE.ID.eq(id)).stream().findFirst();
    }

    void seat(long decisionId, List<CouncilSeat> seats) {
        for (var seat : seats) {
            sql.insertInto(COUNCIL_SEAT)
                    .set(COUNCIL_SEAT.DECISION_ID, decisionId)
                    .set(COUNCIL_SEAT.CHILD_ID, seat.child().id())
                    .set(COUNCIL_SEAT.HOLDER_ID, seat.holder().id())
                    .set(COUNCIL_SEAT.WEIGHT, seat.weight())
                    .execute();
        }
    }

    List<CouncilSeat> seats(long decisionId) {
        var rows = sql.selectFrom(COUNCIL_SEAT)
                .where(COUNCIL_SEAT.DECISION_ID.eq(decisionId))
                .orderBy(COUNCIL_SEAT.CHILD_ID, COUNCIL_SEAT.HOLDER_ID)
                .limit(Affiliations.MOST * Sending.MOST_SEATS)
                .fetch();
        var named = new HashSet<>(rows.getValues(COUNCIL_SEAT.CHILD_ID));
        named.addAll(rows.getValues(COUNCIL_SEAT.HOLDER_ID));
        var known = identities.byIds(named);
        return rows.map(row -> seat(row, known));
    }

    /**
     * Who spoke for that group votes no more in what is open: their vote goes with them, as with anybody who leaves. Who
     * still speaks for another group in it keeps all their weight, which nothing changes while a vote is open.
     */
    void strike(long childId, long personId, Instant now) {
        var other = COUNCIL_SEAT.as("other");
        sql.update(ROLL_ENTRY)
                .set(ROLL_ENTRY.LEFT_AT, now)
                .where(ROLL_ENTRY.ACTOR_ID.eq(personId).and(ROLL_ENTRY.LEFT_AT.isNull()))
                .and(ROLL_ENTRY.DECISION_ID.in(DSL.select(COUNCIL_SEAT.DECISION_ID)
                        .from(COUNCIL_SEAT)
                        .join(DECISION)
                        .on(DECISION.POST_ID.eq(COUNCIL_SEAT.DECISION_ID))
                        .where(COUNCIL_SEAT.HOLDER_ID.eq(personId).and(COUNCIL_SEAT.CHILD_ID.eq(childId)))
                        .and(DECISION.STATE.eq(Decision.State.OPEN.name()).and(DECISION.CLOSES_AT.gt(now)))
                        .and(DSL.notExists(DSL.selectOne()
                                .from(other)
                                .join(DELEGATE)
                                .on(DELEGATE.CHILD_ID.eq(other.CHILD_ID).and(DELEGATE.PERSON_ID.eq(personId)))
                                .where(other.DECISION_ID.eq(COUNCIL_SEAT.DECISION_ID))
                                .and(other.HOLDER_ID.eq(personId).and(other.CHILD_ID.ne(childId)))
                                .and(DELEGATE.PARENT_ID.eq(DECISION.GROUP_ID).and(DELEGATE.ENDED_AT.isNull()))))))
                .execute();
    }

    private static CouncilSeat seat(CouncilSeatRecord row, Map<Long, Identity> known) {
        return new CouncilSeat(
                Objects.requireNonNull(known.get(row.getChildId())),
                Objects.requireNonNull(known.get(row.getHolderId())),
                row.getWeight());
    }

    private List<Delegate> read(List<DelegateRecord> rows) {
        var named = new HashSet<Long>();
        for (var row : rows) {
            named.addAll(List.of(row.getChildId(), row.getParentId(), row.getPersonId()));
        }
        var known = identities.byIds(named);
        return rows.stream().map(row -> read(row, known)).toList();
    }

    private static Delegate read(DelegateRecord row, Map<Long, Identity> known) {
        var endedAt = row.getEndedAt();
        return new Delegate(
                row.getId(),
                Objects.requireNonNull(known.get(row.getChildId())),
                Objects.requireNonNull(known.get(row.getParentId())),
                Objects.requireNonNull(known.get(row.getPersonId())),
                row.getMandate(),
                row.getSince(),
                row.getUntilAt(),
                endedAt == null
                        ? null
                        : new Delegate.Ending(endedAt, Delegate.Why.valueOf(row.getEndedWhy()), row.getEndedMandate()));
    }
}
