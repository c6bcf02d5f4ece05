package coop.talkoot.governance;

import static coop.talkoot.schema.Tables.DELEGATION;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.schema.tables.records.DelegationRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the delegation table. */
@Singleton
final class DelegationRows {
    private final DSLContext sql;
    private final Identities identities;

    DelegationRows(DSLContext sql, Identities identities) {
        this.sql = sql;
        this.identities = identities;
    }

    void insert(long id, String uri, NewDelegation wanted, Instant now) {
        var row = sql.newRecord(DELEGATION);
        row.setId(id);
        row.setUri(uri);
        row.setGroupId(wanted.group().id());
        row.setPrincipalId(wanted.principal().id());
        row.setDelegateId(wanted.delegate().id());
        switch (wanted.scope()) {
            case DelegationScope.All all -> row.setScope("ALL");
            case DelegationScope.OfType ofType -> {
                row.setScope("TYPE");
                row.setType(ofType.type().name());
            }
            case DelegationScope.OfMotion ofMotion -> {
                row.setScope("MOTION");
                row.setMotionId(ofMotion.motionId());
            }
        }
        row.setAcceptsCap(wanted.acceptsCap());
        row.setShowsName(wanted.showsName());
        row.setIsSeen(false);
        row.setFromAt(wanted.from());
        row.setUntilAt(wanted.until());
        row.setCreatedAt(now);
        row.store();
    }

    static Condition ofScope(DelegationScope scope) {
        return switch (scope) {
            case DelegationScope.All all -> DELEGATION.SCOPE.eq("ALL");
            case DelegationScope.OfType ofType ->
                DELEGATION.SCOPE.eq("TYPE").and(DELEGATION.TYPE.eq(ofType.type().name()));
            case DelegationScope.OfMotion ofMotion ->
                DELEGATION.SCOPE.eq("MOTION").and(DELEGATION.MOTION_ID.eq(ofMotion.motionId()));
        };
    }

    /** Ends those that fit, and gives them. */
    List<Delegation> end(Condition condition, Instant now) {
        var ended = sql.update(DELEGATION)
                .set(DELEGATION.ENDED_AT, now)
                .where(condition.and(DELEGATION.ENDED_AT.isNull()))
                .returning()
                .fetch();
        return read(ended);
    }

    List<Delegation> all(Condition condition, int limit) {
        return read(sql.selectFrom(DELEGATION)
                .where(condition)
                .orderBy(DELEGATION.ID.desc())
                .limit(limit)
                .fetch());
    }

    Page<Delegation> page(Condition condition, Page.Request page) {
        return Page.of(
                all(condition.and(DELEGATION.ID.lt(page.before())), page.limit() + 1), page.limit(), Delegation::id);
    }

    int count(Condition condition) {
        return sql.fetchCount(DELEGATION, condition);
    }

    /** Of each member the narrowest delegation that fits a vote and holds at that moment: one statement for all. */
    List<Resolution.Edge> edges(
            long groupId, Motion.Type type, @Nullable Long motionId, boolean isMandate, Instant at) {
        var ofMotion = motionId == null ? DSL.falseCondition() : ofScope(new DelegationScope.OfMotion(motionId));
        var fits = isMandate
                ? ofMotion
                : ofMotion.or(ofScope(new DelegationScope.OfType(type))).or(ofScope(new DelegationScope.All()));
        var narrowest = new HashMap<Long, Resolution.Edge>();
        sql.select(DELEGATION.PRINCIPAL_ID, DELEGATION.DELEGATE_ID, DELEGATION.ID)
                .from(DELEGATION)
                .where(DELEGATION.GROUP_ID.eq(groupId).and(fits))
                .and(DELEGATION.ENDED_AT.isNull().or(DELEGATION.ENDED_AT.gt(at)))
                .and(DELEGATION.FROM_AT.le(at))
                .and(DELEGATION.UNTIL_AT.gt(at))
                // MOTION before TYPE before ALL is no order of the alphabet
                .orderBy(DSL.case_(DELEGATION.SCOPE)
                        .when("MOTION", 0)
                        .when("TYPE", 1)
                        .else_(2))
                .forEach(row -> narrowest.putIfAbsent(
                        row.value1(), new Resolution.Edge(row.value1(), row.value2(), row.value3())));
        return List.copyOf(narrowest.values());
    }

    private List<Delegation> read(List<DelegationRecord> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var people = new HashSet<Long>();
        rows.forEach(row -> people.addAll(List.of(row.getGroupId(), row.getPrincipalId(), row.getDelegateId())));
        var known = identities.byIds(people);
        return rows.stream().map(row -> read(row, known)).toList();
    }

    private static Delegation read(DelegationRecord row, Map<Long, Identity> known) {
        return new Delegation(
                row.getId(),
                row.getUri(),
                Objects.requireNonNull(known.get(row.getGroupId())),
                Objects.requireNonNull(known.get(row.getPrincipalId())),
                Objects.requireNonNull(known.get(row.getDelegateId())),
                scope(row),
                row.getAcceptsCap(),
                row.getShowsName(),
                row.getFromAt(),
                row.getUntilAt(),
                row.getEndedAt(),
                row.getCreatedAt());
    }

    private static DelegationScope scope(DelegationRecord row) {
        if (row.getMotionId() != null) {
            return new DelegationScope.OfMotion(row.getMotionId());
        }
        return row.getType() == null
                ? new DelegationScope.All()
                : new DelegationScope.OfType(Motion.Type.valueOf(row.getType()));
    }
}
