package coop.talkoot.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Context;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;

/**
 * A query that was put into words once, to be asked again with other values: for the longest ones that are asked most, as
 * to word and to plan these costs more than to ask them. What changes stands in the query as a marker, a value that nothing
 * else has. The planner does not see what stands for markers, and sees all else, so it makes one plan ({@link OnePlan}).
 */
public final class Wording {
    private final List<String> pieces;
    private final List<Object> markers;

    private Wording(List<String> pieces, List<Object> markers) {
        this.pieces = pieces;
        this.markers = markers;
    }

    /** {@code query} has these markers where values are to be. */
    public static Wording of(DSLContext sql, Query query, Set<Object> markers) {
        var words = sql.render(query).split("\\?", -1);
        var values = sql.extractBindValues(query);
        if (words.length != values.size() + 1) {
            throw new IllegalArgumentException("there is a question mark in " + query);
        }
        var pieces = new ArrayList<String>();
        var used = new ArrayList<>();
        var piece = new StringBuilder(words[0]);
        for (var i = 0; i < values.size(); i++) {
            var value = values.get(i);
            if (markers.contains(value)) {
                used.add(value);
                pieces.add(piece.append("(select ").toString());
                piece = new StringBuilder(")");
            } else {
                piece.append(sql.renderInlined(DSL.inline(value)));
            }
            piece.append(words[i + 1]);
        }
        pieces.add(piece.toString());
        return new Wording(List.copyOf(pieces), List.copyOf(used));
    }

    /** The query with these values, by their markers; whoever asks coerces the columns, whose types are not known here. */
    public ResultQuery<Record> with(DSLContext sql, Map<Object, Object> byMarker) {
        return sql.resultQuery(
                "{0}",
                new Said(markers.stream().map(byMarker::get).map(DSL::val).toList()));
    }

    /** The text goes into the statement as it is: to read it letter by letter for what may stand in it takes longer than to ask it. */
    private final class Said extends CustomQueryPart {
        private static final long serialVersionUID = 1;

        private final transient List<? extends Field<?>> values;

        Said(List<? extends Field<?>> values) {
            this.values = values;
        }

        @Override
        public void accept(Context<?> context) {
            for (var i = 0; i < values.size(); i++) {
                context.sql(pieces.get(i)).visit(values.get(i));
            }
            context.sql(pieces.getLast());
        }
    }
}
