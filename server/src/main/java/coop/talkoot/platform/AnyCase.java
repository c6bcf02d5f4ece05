package coop.talkoot.platform;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Comparing citext columns: jOOQ binds plain text, and PostgreSQL would then compare letter case as well. */
public final class AnyCase {
    private AnyCase() {}

    /** The column's text is {@code value}, whatever the case of its letters. */
    public static Condition equal(Field<String> column, String value) {
        return DSL.condition("{0} = {1}::citext", column, DSL.val(value));
    }
}
