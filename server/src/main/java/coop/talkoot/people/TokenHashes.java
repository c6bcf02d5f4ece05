package coop.talkoot.people;

import coop.talkoot.platform.Wording;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/** What is kept of several secrets, in a query that was worded once: hexadecimal here, bytes in the database. */
public final class TokenHashes {
    private static final String[] MARKER = {"hash"};

    private TokenHashes() {}

    public static String of(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** That a column is one of those which {@link #ask} names. */
    public static Condition named(Field<byte[]> column) {
        return column.eq(DSL.any(DSL.field(
                "array(select decode(named, 'hex') from unnest({0}) named)",
                byte[][].class, DSL.cast(DSL.val(MARKER), String[].class))));
    }

    /** Words a query that has {@link #named} in it. */
    public static Wording worded(DSLContext sql, Query query) {
        return Wording.of(sql, query, Set.of((Object) MARKER));
    }

    /** Asks what {@link #worded} worded about these. */
    public static ResultQuery<Record> ask(DSLContext sql, Wording wording, Collection<String> hashes) {
        return wording.with(sql, Map.of(MARKER, hashes.toArray(String[]::new)));
    }
}
