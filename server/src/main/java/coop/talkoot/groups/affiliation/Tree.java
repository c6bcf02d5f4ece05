package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;
import static coop.talkoot.schema.Tables.KIN_TOLD;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.WithStep;
import org.jooq.impl.DSL;

/**
 * Groups above and below others, as parts of other rooms' queries: by what this instance has agreed on with others, and
 * beyond that by what those tell, where both sides say so (see {@link Hearsay}).
 */
public final class Tree {
    private static final String NAME = "tree";
    private static final Field<Long> ID = DSL.field(DSL.name(NAME, "id"), Long.class);
    private static final Field<Integer> STEPS = DSL.field(DSL.name(NAME, "steps"), Integer.class);
    private static final String BESIDE = "beside";
    private static final Field<Long> NEXT = DSL.field(DSL.name(BESIDE, "id"), Long.class);

    private Tree() {}

    /** A group and those at most so many steps below it at that moment, each once. */
    public static Select<Record1<Long>> below(Field<Long> groupId, int steps, Instant at) {
        return walk(DSL.select(groupId, DSL.inline(0)), false, steps, at)
                .selectDistinct(ID)
                .from(DSL.table(DSL.name(NAME)));
    }

    /** Groups and all above them at that moment, each with the fewest steps that lead there. */
    static Select<Record2<Long, Integer>> above(Select<Record2<Long, Integer>> groups, Instant at) {
        return walk(groups, true, Kin.DEEPEST, at)
                .select(ID, DSL.min(STEPS))
                .from(DSL.table(DSL.name(NAME)))
                .groupBy(ID);
    }

    private static WithStep walk(Select<Record2<Long, Integer>> from, boolean isUp, int most, Instant at) {
        return DSL.withRecursive(NAME, "id", "steps")
                .as(from.union(DSL.select(NEXT, STEPS.plus(DSL.inline(1)))
                        .from(DSL.table(DSL.name(NAME)))
                        .crossJoin(DSL.lateral(beside(isUp, at).asTable(BESIDE, "id")))
                        .where(STEPS.lt(DSL.inline(most)))));
    }

    /** One step from {@link #ID}: each of the two tables is asked by an index of its own. */
    private static Select<Record1<Long>> beside(boolean isUp, Instant at) {
        var agreed = DSL.select(isUp ? AFFILIATION.PARENT_ID : AFFILIATION.CHILD_ID)
                .from(AFFILIATION)
                .where((isUp ? AFFILIATION.CHILD_ID : AFFILIATION.PARENT_ID).eq(ID))
                .and(AffiliationRows.holdAt(at));
        var told = DSL.select(KinRows.to(isUp))
                .from(KIN_TOLD)
                .where(KinRows.of(isUp).eq(ID))
                .and(KinRows.areAgreedAt(at));
        return agreed.unionAll(told);
    }
}
