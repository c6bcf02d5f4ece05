package coop.talkoot.groups.affiliation;

import static coop.talkoot.schema.Tables.AFFILIATION;

import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.TableField;
import org.jooq.WithStep;
import org.jooq.impl.DSL;

/** Groups above and below others, as far as they are known here, as parts of other rooms' queries. */
public final class Tree {
    private static final String NAME = "tree";
    private static final Field<Long> ID = DSL.field(DSL.name(NAME, "id"), Long.class);
    private static final Field<Integer> STEPS = DSL.field(DSL.name(NAME, "steps"), Integer.class);

    private Tree() {}

    /** A group and those at most so many steps below it at that moment, each once. */
    public static Select<Record1<Long>> below(Field<Long> groupId, int steps, Instant at) {
        return walk(DSL.select(groupId, DSL.inline(0)), AFFILIATION.PARENT_ID, AFFILIATION.CHILD_ID, steps, at)
                .selectDistinct(ID)
                .from(DSL.table(DSL.name(NAME)));
    }

    /** Groups and all above them at that moment, each with the fewest steps that lead there. */
    static Select<Record2<Long, Integer>> above(Select<Record2<Long, Integer>> groups, Instant at) {
        return walk(groups, AFFILIATION.CHILD_ID, AFFILIATION.PARENT_ID, Kin.DEEPEST, at)
                .select(ID, DSL.min(STEPS))
                .from(DSL.table(DSL.name(NAME)))
                .groupBy(ID);
    }

    private static WithStep walk(
            Select<Record2<Long, Integer>> from, TableField<?, Long> of, TableField<?, Long> to, int most, Instant at) {
        return DSL.withRecursive(NAME, "id", "steps")
                .as(from.union(DSL.select(to, STEPS.plus(DSL.inline(1)))
                        .from(DSL.table(DSL.name(NAME)))
                        .join(AFFILIATION)
                        .on(of.eq(ID))
                        .where(STEPS.lt(DSL.inline(most)))
                        .and(AffiliationRows.holdAt(at))));
    }
}
