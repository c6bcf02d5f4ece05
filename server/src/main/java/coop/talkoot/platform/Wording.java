package coop.talkoot.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;

/**
 * A query that was put into words once, to be asked again with other values: for the longest ones that are asked most, as
 * to word and to plan these costs more than to ask them. What changes stands in the query as a marker, a value that nothing
 * else has. The planner does not see what stands for markers, and sees all else, so it makes one plan ({@link OnePlan}).
 */
public final class Wording {
    private final String text;
    private final List<Object> markers;

    private Wording(String text, List<Object> markers) {
        this.text = text;
        this.markers = markers;
    }

    /** {@code query} has these markers where values are to be. */
    public static Wording of(DSLContext sql, Query query, Set<Object> markers) {
        var pieces = sql.render(query).split("\\?", -1);
        var values = sql.extractBindValues(query);
        if (pieces.length != values.size() + 1) {
            throw new IllegalArgumentException("there is a question mark in " + query);
        }
        var text = new StringBuilder(pieces[0]);
        var used = new ArrayList<>();
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (markers.contains(value)) {
                used.add(value);
                text.append("(select ?)");
            } else {
                text.append(sql.renderInlined(DSL.inline(value)));
            }
            text.append(pieces[i + 1]);
        }
        return new Wording(text.toString(), List.copyOf(used));
    }

    /** The query with these values, by their markers; whoever asks coerces the columns, whose types are not known here. */
    public ResultQuery<Record> with(DSLContext sql, Map<Object, Object> byMarker) {
        return sql.resultQuery(text, markers.stream().map(byMarker::get).toArray());
    }
}
