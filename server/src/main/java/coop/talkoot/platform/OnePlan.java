package coop.talkoot.platform;

import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Values that the database's planner does not see. A statement whose best plan seems to hang on its values is planned
 * anew each time, which costs more than most of them take; with values hidden the plan is made once a connection. For
 * small statements asked very often, whose plan is the same whatever the values are.
 */
public final class OnePlan {
    private OnePlan() {}

    /**
     * Until the transaction ends, rows are found by indexes, one probe each. For queues: they are full and empty by turns,
     * what was counted of them last may be wrong by any factor, and a plan that was made while one was empty reads all of
     * it when it is full.
     */
    public static void byIndexes(DSLContext sql) {
        sql.execute("set local enable_sort = off; set local enable_seqscan = off; set local enable_hashjoin = off;"
                + " set local enable_mergejoin = off");
    }

    public static <T> Field<T> of(T value) {
        return of(DSL.val(value));
    }

    public static <T> Field<T> of(Field<T> value) {
        // The cast says that an array is meant, and not the rows of a query.
        return DSL.cast(DSL.field("(select {0})", value.getDataType(), value), value.getDataType());
    }
}
