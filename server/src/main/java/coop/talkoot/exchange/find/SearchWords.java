package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Words that are looked for. Each listing is asked in its own language: what is a stem in one is another word in the next. */
sealed interface SearchWords {
    /** What somebody typed. */
    record Typed(String text) implements SearchWords {}

    /** What they may have meant, in PostgreSQL's own words for it, of letters, digits and operators alone. */
    record Guessed(String expression) implements SearchWords {}

    /** A query of its own, so that it is put together once, and not again for every row. */
    private Field<Object> query(String config) {
        return switch (this) {
            case Typed typed ->
                DSL.field("(select catalogue_query({0}, {1}))", DSL.inline(config), DSL.val(typed.text()));
            case Guessed guessed ->
                DSL.field(
                        "(select to_tsquery({0}::regconfig, {1}))", DSL.inline(config), DSL.val(guessed.expression()));
        };
    }

    /** The listing says them; {@code configs} are all that listings are kept in. */
    default Condition areSaid(List<String> configs) {
        return configs.stream()
                .map(config -> CATALOGUE_ENTRY
                        .CONFIG
                        .eq(DSL.inline(config))
                        .and(DSL.condition("{0} @@ {1}", CATALOGUE_ENTRY.SEARCH, query(config))))
                .reduce(DSL.falseCondition(), Condition::or);
    }

    /** The listing says them in one of the languages, whichever is its own: what the index can tell. */
    default Condition areSaidInAny(List<String> configs) {
        var any = configs.stream()
                .map(this::query)
                .reduce((one, other) -> DSL.field("({0} || {1})", Object.class, one, other));
        return any.map(query -> DSL.condition("{0} @@ (select {1})", CATALOGUE_ENTRY.SEARCH, query))
                .orElse(DSL.falseCondition());
    }

    /** How much of the listing they are. */
    default Field<Double> rank(List<String> configs) {
        var rank = DSL.field("0::float8", Double.class);
        for (var config : configs) {
            rank = DSL.when(
                            CATALOGUE_ENTRY.CONFIG.eq(DSL.inline(config)),
                            DSL.field("ts_rank({0}, {1})::float8", Double.class, CATALOGUE_ENTRY.SEARCH, query(config)))
                    .otherwise(rank);
        }
        return rank;
    }
}
