package coop.talkoot.platform;

import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Values that the database's planner does not see. A statement whose best plan seems to hang on its values is planned
 * anew each time, which costs more than most of them take; with values hidden the plan is made once a connection. For
 * small statements asked very often, whose plan is the same whatever the values are.
 */
public final class OnePlan {
    private OnePlan() {}

    public static <T> Field<T> of(T value) {
        return of(DSL.val(value));
    }

    public static <T> Field<T> of(Field<T> value) {
        // The cast says that an array is meant, and not the rows of a query.
        return DSL.cast(DSL.field("(select {0})", value.getDataType(), value), value.getDataType());
    }
}
