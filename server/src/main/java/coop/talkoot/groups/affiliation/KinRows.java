package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;
import static coop.talkoot.schema.Tables.KIN_ASKED;
import static coop.talkoot.schema.Tables.KIN_TOLD;

import coop.talkoot.people.Standing;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes what groups of other servers tell of those above and below them. */
@Singleton
final class KinRows {
    /** So many groups are asked because of one group that one of this instance belongs with. */
    private static final int MOST_ASKED = 400;

    private static final String REACH = "reach";
    private static final Field<Long> ROOT = DSL.field(DSL.name(REACH, "root"), Long.class);
    private static final Field<Long> ID = DSL.field(DSL.name(REACH, "id"), Long.class);
    private static final Field<Integer> STEPS = DSL.field(DSL.name(REACH, "steps"), Integer.class);

    private final DSLContext sql;

    KinRows(DSLContext sql) {
        this.sql = sql;
    }

    /** A {@link Link} by the ids of the two. */
    record Strand(
            long parentId,
            long childId,
            boolean isAgreed,
            @Nullable Instant endsAt) {
        long to(boolean isUp) {
            return isUp ? parentId : childId;
        }
    }

    /** Whom to ask, and since when that is due. */
    record Due(long groupId, boolean isUp, Instant dueAt) {}

    /** What these groups have next to them at that moment; what two tell comes twice. */
    List<Strand> threads(Collection<Long> groupIds, boolean isUp, Instant at) {
        var own = sql.select(AFFILIATION.PARENT_ID, AFFILIATION.CHILD_ID, DSL.inline(true), AFFILIATION.ENDS_AT)
                .from(AFFILIATION)
                .where((isUp ? AFFILIATION.CHILD_ID : AFFILIATION.PARENT_ID).in(groupIds))
                .and(AffiliationRows.holdAt(at));
        var told = sql.select(KIN_TOLD.PARENT_ID, KIN_TOLD.CHILD_ID, KIN_TOLD.IS_AGREED, KIN_TOLD.ENDS_AT)
                .from(KIN_TOLD)
                .where((isUp ? KIN_TOLD.CHILD_ID : KIN_TOLD.PARENT_ID).in(groupIds))
                .and(holdAt(at));
        return sql
                .fetch(own.unionAll(told))
                .map(row -> new Strand(row.value1(), row.value2(), row.value3(), row.value4()))
                .stream()
                .sorted((one, other) -> Long.compare(one.to(isUp), other.to(isUp)))
                .toList();
    }

    /** Those that both sides say hold at that moment. */
    static Condition areAgreedAt(Instant at) {
        return DSL.condition(KIN_TOLD.IS_AGREED).and(holdAt(at));
    }

    private static Condition holdAt(Instant at) {
        return KIN_TOLD.ENDS_AT.isNull().or(KIN_TOLD.ENDS_AT.gt(at));
    }

    /** Who is to be asked from now on, and who no more: of the latter all is forgotten. */
    void settle(boolean isUp, Instant now) {
        var wanted = reach(isUp, now);
        var asked = new HashSet<>(sql.select(KIN_ASKED.GROUP_ID)
                .from(KIN_ASKED)
                .where(KIN_ASKED.IS_UP.eq(isUp))
                .fetch(KIN_ASKED.GROUP_ID));
        for (var id : wanted) {
            if (!asked.contains(id)) {
                sql.insertInto(KIN_ASKED)
                        .set(KIN_ASKED.GROUP_ID, id)
                        .set(KIN_ASKED.IS_UP, isUp)
                        .set(KIN_ASKED.DUE_AT, now)
                        .onConflictDoNothing()
                        .execute();
            }
        }
        asked.removeAll(wanted);
        if (!asked.isEmpty()) {
            sql.deleteFrom(KIN_ASKED)
                    .where(KIN_ASKED.IS_UP.eq(isUp).and(KIN_ASKED.GROUP_ID.in(asked)))
                    .execute();
            sql.deleteFrom(KIN_TOLD)
                    .where(KIN_TOLD.IS_UP.eq(isUp).and(of(isUp).in(asked)))
                    .execute();
        }
    }

    /** Groups of other servers below the groups of this one (or above), by what is agreed. */
    private Set<Long> reach(boolean isUp, Instant now) {
        var ours = isUp ? AFFILIATION.CHILD_ID : AFFILIATION.PARENT_ID;
        var theirs = isUp ? AFFILIATION.PARENT_ID : AFFILIATION.CHILD_ID;
        var walked = DSL.withRecursive(REACH, "root", "id", "steps")
                .as(DSL.select(theirs, theirs, DSL.inline(1))
                        .from(AFFILIATION)
                        .where(AffiliationRows.holdAt(now))
                        .and(Standing.isLocal(ours))
                        .and(DSL.not(Standing.isLocal(theirs)))
                        .union(DSL.select(
                                        ROOT, isUp ? KIN_TOLD.PARENT_ID : KIN_TOLD.CHILD_ID, STEPS.plus(DSL.inline(1)))
                                .from(DSL.table(DSL.name(REACH)))
                                .join(KIN_TOLD)
                                .on(of(isUp).eq(ID))
                                .where(KIN_TOLD.IS_UP.eq(isUp))
                                .and(areAgreedAt(now))
                                .and(STEPS.lt(DSL.inline(Kin.DEEPEST - 1)))))
                .select(ID, DSL.rowNumber().over(DSL.partitionBy(ROOT).orderBy(DSL.min(STEPS), ID)))
                .from(DSL.table(DSL.name(REACH)))
                .groupBy(ROOT, ID);
        return sql.fetch(walked).stream()
                .filter(row -> row.value2() <= MOST_ASKED)
                .map(row -> row.value1())
                .collect(Collectors.toSet());
    }

    List<Due> due(Instant now, int most) {
        return sql.selectFrom(KIN_ASKED)
                .where(KIN_ASKED.DUE_AT.le(now))
                .orderBy(KIN_ASKED.DUE_AT, KIN_ASKED.GROUP_ID)
                .limit(most)
                .fetch(row -> new Due(row.getGroupId(), row.getIsUp(), row.getDueAt()));
    }

    /** To be asked as soon as can be. */
    void dueNow(Collection<Long> groupIds, Instant now) {
        sql.update(KIN_ASKED)
                .set(KIN_ASKED.DUE_AT, now)
                .where(KIN_ASKED.GROUP_ID.in(groupIds).and(KIN_ASKED.DUE_AT.gt(now)))
                .execute();
    }

    /** Was asked; one that became due anew meanwhile stays due. */
    void asked(Due due, Instant next) {
        sql.update(KIN_ASKED)
                .set(KIN_ASKED.DUE_AT, next)
                .where(KIN_ASKED.GROUP_ID.eq(due.groupId()).and(KIN_ASKED.IS_UP.eq(due.isUp())))
                .and(KIN_ASKED.DUE_AT.eq(due.dueAt()))
                .execute();
    }

    /** Those with whom it was agreed when they were last asked, and when that was. */
    Map<Long, Instant> agreed(Due due) {
        return sql.select(to(due.isUp()), KIN_TOLD.CHECKED_AT)
                .from(KIN_TOLD)
                .where(KIN_TOLD.IS_UP.eq(due.isUp()).and(of(due.isUp()).eq(due.groupId())))
                .and(KIN_TOLD.IS_AGREED)
                .fetchMap(to(due.isUp()), KIN_TOLD.CHECKED_AT);
    }

    /**
     * In the place of what it told before; true where that was something else.
     *
     * @param checked when each that agrees was asked
     */
    boolean replace(Due due, List<Told> told, Map<Long, Instant> checked, Instant now) {
        var of = of(due.isUp());
        var to = to(due.isUp());
        var before = new HashMap<Long, List<Object>>();
        sql.select(to, KIN_TOLD.IS_AGREED, KIN_TOLD.ENDS_AT)
                .from(KIN_TOLD)
                .where(KIN_TOLD.IS_UP.eq(due.isUp()).and(of.eq(due.groupId())))
                .forEach(row -> before.put(row.value1(), said(row.value2(), row.value3())));
        sql.deleteFrom(KIN_TOLD)
                .where(KIN_TOLD.IS_UP.eq(due.isUp()).and(of.eq(due.groupId())))
                .execute();
        var after = new HashMap<Long, List<Object>>();
        for (var one : told) {
            var endsAt = one.endsAt() == null ? null : one.endsAt().truncatedTo(ChronoUnit.MICROS);
            var isNew = after.put(one.other().id(), said(one.isAgreed(), endsAt)) == null;
            if (isNew && one.other().id() != due.groupId()) {
                sql.insertInto(KIN_TOLD)
                        .set(of, due.groupId())
                        .set(to, one.other().id())
                        .set(KIN_TOLD.IS_UP, due.isUp())
                        .set(KIN_TOLD.IS_AGREED, one.isAgreed())
                        .set(
                                KIN_TOLD.CHECKED_AT,
                                checked.getOrDefault(one.other().id(), now))
                        .set(KIN_TOLD.ENDS_AT, endsAt)
                        .execute();
            }
        }
        return !before.equals(after);
    }

    private static List<Object> said(boolean isAgreed, @Nullable Instant endsAt) {
        return List.of(isAgreed, endsAt == null ? "" : endsAt);
    }

    static TableField<?, Long> of(boolean isUp) {
        return isUp ? KIN_TOLD.CHILD_ID : KIN_TOLD.PARENT_ID;
    }

    static TableField<?, Long> to(boolean isUp) {
        return isUp ? KIN_TOLD.PARENT_ID : KIN_TOLD.CHILD_ID;
    }
}
