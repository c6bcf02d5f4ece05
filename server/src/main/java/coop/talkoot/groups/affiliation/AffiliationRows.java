package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;
import static coop.talkoot.schema.Tables.AFFILIATION_STEP;
import static coop.talkoot.schema.Tables.KIN_TOLD;

import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.schema.tables.records.AffiliationRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@link Affiliation}. */
@Singleton
final class AffiliationRows {
    /** "affi" in ASCII: the first half of the one advisory lock. */
    private static final int LOCK = 0x61666669;

    private final DSLContext sql;
    private final Ids ids;
    private final Clock clock;
    private final Identities identities;

    AffiliationRows(DSLContext sql, Ids ids, Clock clock, Identities identities) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.identities = identities;
    }

    /** The turns an affiliation can take, as they are written down. */
    enum Step {
        ASKED,
        ADMITTED,
        REFUSED,
        WITHDRAWN,
        NOTICE_GIVEN,
        NOTICE_TAKEN_BACK,
        SHORTENED,
        ENDED,
        MOVED,
        CARRIED
    }

    /** Those that hold at that moment, whatever came later. */
    static Condition holdAt(Instant at) {
        return AFFILIATION.SINCE.le(at).and(AFFILIATION.ENDS_AT.isNull().or(AFFILIATION.ENDS_AT.gt(at)));
    }

    /** Those that are asked for or hold now. */
    Condition areCurrent() {
        var now = clock.instant();
        return AFFILIATION
                .STATE
                .in(Affiliation.State.CURRENT.stream().map(Enum::name).toList())
                .and(AFFILIATION.ENDS_AT.isNull().or(AFFILIATION.ENDS_AT.gt(now)));
    }

    /** Those that hold now. */
    Condition areHeld() {
        return areCurrent().and(AFFILIATION.STATE.ne(Affiliation.State.ASKED.name()));
    }

    List<Affiliation> newest(Condition condition, int limit) {
        return read(sql.selectFrom(AFFILIATION)
                .where(condition)
                .orderBy(AFFILIATION.ID.desc())
                .limit(limit)
                .fetch());
    }

    List<Affiliation> oldest(Condition condition, int limit) {
        return read(sql.selectFrom(AFFILIATION)
                .where(condition)
                .orderBy(AFFILIATION.ID)
                .limit(limit)
                .fetch());
    }

    Optional<Affiliation> one(Condition condition) {
        return newest(condition, 1).stream().findFirst();
    }

    /** Whether one of the two belongs to the other now, or asks to. */
    boolean areRelated(Identity one, Identity other) {
        var pair = List.of(one.id(), other.id());
        return count(AFFILIATION
                        .CHILD_ID
                        .in(pair)
                        .and(AFFILIATION.PARENT_ID.in(pair))
                        .and(areCurrent()))
                > 0;
    }

    int count(Condition condition) {
        return sql.fetchCount(AFFILIATION, condition);
    }

    /** The relatives of the two as far as they are known here. */
    Kin kin(Identity child, Identity parent) {
        var above = reach(parent.id(), AFFILIATION.CHILD_ID, AFFILIATION.PARENT_ID);
        var below = reach(child.id(), AFFILIATION.PARENT_ID, AFFILIATION.CHILD_ID);
        return new Kin(uris(above.ids()), above.levels(), uris(below.ids()), below.levels());
    }

    private record Reach(Set<Long> ids, int levels) {}

    /** All that can be reached, a step at a time; the last step from which there is none is the longest way. */
    private Reach reach(long from, Field<Long> of, Field<Long> to) {
        var all = new HashSet<Long>(List.of(from));
        var last = Set.of(from);
        var levels = -1;
        while (!last.isEmpty() && levels <= Kin.DEEPEST) {
            levels++;
            last = sql.selectDistinct(to)
                    .from(AFFILIATION)
                    .where(of.in(last).and(areCurrent()))
                    .fetchSet(to);
            all.addAll(last);
        }
        return new Reach(all, levels);
    }

    Map<Long, Integer> above(Collection<Long> groupIds, Instant at) {
        var groups = DSL.select(DSL.field(DSL.name("given", "id"), Long.class), DSL.inline(0))
                .from(DSL.unnest(groupIds.toArray(Long[]::new)).as("given", "id"));
        return sql.fetch(Tree.above(groups, at)).intoMap(Record2::value1, Record2::value2);
    }

    List<Identity> withChildren(Collection<Long> groupIds, Instant at) {
        var found = sql.select(AFFILIATION.PARENT_ID)
                .from(AFFILIATION)
                .where(AFFILIATION.PARENT_ID.in(groupIds).and(holdAt(at)))
                .union(DSL.select(KIN_TOLD.PARENT_ID)
                        .from(KIN_TOLD)
                        .where(KIN_TOLD.PARENT_ID.in(groupIds).and(KinRows.areAgreedAt(at))))
                .fetch(row -> row.value1());
        return identities.byIds(found).values().stream()
                .sorted(Comparator.comparing(Identity::displayName).thenComparingLong(Identity::id))
                .toList();
    }

    Set<Long> ever(long groupId) {
        return sql.select(AFFILIATION.CHILD_ID)
                .from(AFFILIATION)
                .where(AFFILIATION.PARENT_ID.eq(groupId))
                .union(DSL.select(AFFILIATION.PARENT_ID).from(AFFILIATION).where(AFFILIATION.CHILD_ID.eq(groupId)))
                .fetchSet(0, Long.class);
    }

    private Set<String> uris(Set<Long> found) {
        return Set.copyOf(identities.urisOf(found).values());
    }

    /** Locks one for the open transaction, and reads it as it then is. */
    Affiliation lock(long id) {
        sql.select(AFFILIATION.ID)
                .from(AFFILIATION)
                .where(AFFILIATION.ID.eq(id))
                .forUpdate()
                .fetch();
        return one(AFFILIATION.ID.eq(id)).orElseThrow();
    }

    /** Who belongs to whom changes one at a time here: what is no cycle for each of two would be one for both. */
    void lockAll() {
        sql.execute("select pg_advisory_xact_lock({0}, 0)", DSL.val(LOCK));
    }

    Affiliation insert(Affiliation asked) {
        sql.insertInto(AFFILIATION)
                .set(AFFILIATION.ID, asked.id())
                .set(AFFILIATION.URI, asked.uri())
                .set(AFFILIATION.CHILD_ID, asked.child().id())
                .set(AFFILIATION.PARENT_ID, asked.parent().id())
                .set(AFFILIATION.STATE, asked.state().name())
                .set(AFFILIATION.JOIN_URI, asked.joinUri())
                .set(AFFILIATION.JOIN_MANDATE, asked.joinMandate())
                .set(AFFILIATION.ASKED_AT, asked.askedAt())
                .set(AFFILIATION.NOTICE_DAYS, (int) asked.noticePeriod().toDays())
                .execute();
        return one(AFFILIATION.ID.eq(asked.id())).orElseThrow();
    }

    Affiliation change(
            Affiliation affiliation,
            Affiliation.State state,
            UnaryOperator<UpdateSetMoreStep<AffiliationRecord>> also) {
        also.apply(sql.update(AFFILIATION).set(AFFILIATION.STATE, state.name()))
                .where(AFFILIATION.ID.eq(affiliation.id()))
                .execute();
        return one(AFFILIATION.ID.eq(affiliation.id())).orElseThrow();
    }

    void note(Affiliation affiliation, Step step, Identity by, @Nullable String mandate, @Nullable Instant effective) {
        sql.insertInto(AFFILIATION_STEP)
                .set(AFFILIATION_STEP.ID, ids.next())
                .set(AFFILIATION_STEP.AFFILIATION_ID, affiliation.id())
                .set(AFFILIATION_STEP.KIND, step.name())
                .set(AFFILIATION_STEP.BY_ID, by.id())
                .set(AFFILIATION_STEP.MANDATE, mandate)
                .set(AFFILIATION_STEP.EFFECTIVE_AT, effective)
                .set(AFFILIATION_STEP.AT, clock.instant())
                .execute();
    }

    private List<Affiliation> read(List<AffiliationRecord> rows) {
        var named = new HashSet<Long>();
        for (var row : rows) {
            named.add(row.getChildId());
            named.add(row.getParentId());
            if (row.getAdmittedById() != null) {
                named.add(row.getAdmittedById());
            }
        }
        var known = identities.byIds(named);
        var now = clock.instant();
        return rows.stream().map(row -> read(row, known, now)).toList();
    }

    private static Affiliation read(AffiliationRecord row, Map<Long, Identity> known, Instant now) {
        var notice = row.getEndsAt() == null
                ? null
                : new Affiliation.Notice(
                        row.getNoticeUri(),
                        row.getNoticeMandate(),
                        Boolean.TRUE.equals(row.getNoticeByParent()),
                        row.getNoticeAt(),
                        row.getEndsAt());
        var state = Affiliation.State.valueOf(row.getState());
        var isOver = state == Affiliation.State.NOTICE && !now.isBefore(row.getEndsAt());
        return new Affiliation(
                row.getId(),
                row.getUri(),
                Objects.requireNonNull(known.get(row.getChildId())),
                Objects.requireNonNull(known.get(row.getParentId())),
                isOver && notice != null ? endOf(notice) : state,
                row.getJoinUri(),
                row.getJoinMandate(),
                row.getAskedAt(),
                row.getAdmitMandate(),
                row.getAdmittedById() == null ? null : known.get(row.getAdmittedById()),
                row.getSince(),
                row.getCountsSince(),
                Duration.ofDays(row.getNoticeDays()),
                notice,
                isOver ? row.getEndsAt() : row.getEndedAt(),
                row.getBecause());
    }

    /** What a notice comes to. */
    static Affiliation.State endOf(Affiliation.Notice notice) {
        return notice.isByParent() ? Affiliation.State.EXPELLED : Affiliation.State.EXITED;
    }
}
