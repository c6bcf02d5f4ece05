package coop.talkoot.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * A query that was put into words once, to be asked again with other values: for the longest ones that are asked most, as
 * to word these costs more than to ask them. What changes stands in the query as a marker, a value that nothing else has.
 */
public final class Wording {
    private final String text;
    private final List<Object> values;

    private Wording(String text, List<Object> values) {
        this.text = text;
        this.values = values;
    }

    /** {@code query} has markers where values are to be. */
    public static Wording of(DSLContext sql, Query query) {
        return new Wording(sql.render(query), sql.extractBindValues(query));
    }

    /** The query with these values, by their markers; whoever asks coerces the columns, whose types are not known here. */
    public ResultQuery<Record> with(DSLContext sql, Map<Object, Object> byMarker) {
        var given = new ArrayList<>(values.size());
        for (var value : values) {
            given.add(byMarker.getOrDefault(value, value));
        }
        return sql.resultQuery(text, given.toArray());
    }
}
