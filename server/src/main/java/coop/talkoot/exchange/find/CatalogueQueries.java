package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.talkoot.platform.OnePlan;
import coop.talkoot.platform.Wording;
import jakarta.inject.Singleton;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The queries of the catalogue: put into words once for each form of a search, and asked again with other values. */
@Singleton
final class CatalogueQueries {
    /** So many of the newest are looked through one by one. */
    private static final int LATELY = 300;

    /** What {@code era} leaves out of an id, as the schema has it. */
    private static final int ERA_SHIFT = 32;

    /** Forms that are kept: there are some hundreds that people use. */
    private static final int MOST_FORMS = 1_000;

    private static final Field<Double> NOTHING = DSL.field("null::float8", Double.class);

    private final DSLContext sql;
    private final Cache<Form, Wording> wordings =
            Caffeine.newBuilder().maximumSize(MOST_FORMS).build();

    CatalogueQueries(DSLContext sql) {
        this.sql = sql;
    }

    /** Among which listings is looked, and for what. */
    enum Step {
        NEWEST_LATELY,
        NEWEST_SINCE,
        NEWEST_OF_ALL,
        /** The planner is told what is sought. */
        NEWEST_TOLD,
        NEAREST,
        RANKED_LATELY,
        RANKED_SINCE,
        RANKED_OF_ALL,
        COUNT_SINCE,
        COUNT_OF_ALL,
        COUNT_TOLD
    }

    /** What changes a query's words; {@code asked} between markers. */
    private record Form(Step step, Asked asked, boolean isFirst, int limit) {}

    /**
     * A query with its values; whoever asks coerces the columns.
     *
     * @param area how far is looked around what is sought; null where nothing is
     * @param since the id from which on is looked, in the steps that are called so
     */
    ResultQuery<Record> ask(
            Step step, Asked asked, @Nullable Near area, Cursor after, long since, boolean isFirst, int limit) {
        var form = new Form(step, SoughtMarkers.in(asked), isFirst, limit);
        return wordings.get(form, first -> Wording.of(sql, query(first), SoughtMarkers.ALL))
                .with(sql, SoughtMarkers.values(asked, area, after, since >> ERA_SHIFT));
    }

    /** How many are kept, about. */
    long forms() {
        return wordings.estimatedSize();
    }

    private static Select<?> query(Form form) {
        var asked = form.asked();
        var near = asked.sought().near();
        var after = SoughtMarkers.CURSOR;
        var rest = asked.rest(near);
        var older = CATALOGUE_ENTRY.LISTING_ID.lt(OnePlan.of(after.id()));
        var upTo = CATALOGUE_ENTRY.LISTING_ID.le(OnePlan.of(after.newest()));
        var heard = rest.and(asked.isHeard());
        return switch (form.step()) {
            case NEWEST_LATELY -> newest(lately(older), asked.indexed(null).and(rest), form);
            case NEWEST_SINCE -> newest(since(asked, near), rest.and(older), form);
            case NEWEST_OF_ALL -> newest(listed(asked, near, DSL.noCondition()), rest.and(older), form);
            case NEWEST_TOLD -> newest(CATALOGUE_ENTRY, asked.told().and(rest).and(older), form);
            case NEAREST -> nearest(form);
            case RANKED_LATELY -> ranked(lately(upTo), asked.indexed(null).and(rest), form);
            case RANKED_SINCE -> ranked(since(asked, near), rest.and(upTo), form);
            case RANKED_OF_ALL -> ranked(listed(asked, near, DSL.noCondition()), rest.and(upTo), form);
            case COUNT_SINCE -> count(since(asked, near), heard);
            case COUNT_OF_ALL -> count(listed(asked, near, DSL.noCondition()), heard);
            case COUNT_TOLD -> count(newestOf(asked.told().and(heard)), DSL.noCondition());
        };
    }

    private static Field<Double> way(Form form) {
        var near = form.asked().sought().near();
        return near == null ? NOTHING : Earth.way(near.spot());
    }

    private static Select<?> newest(Table<?> among, Condition fits, Form form) {
        return DSL.select(CATALOGUE_ENTRY.LISTING_ID, NOTHING, way(form))
                .from(among)
                .where(fits)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(form.limit()));
    }

    private static Select<?> nearest(Form form) {
        var asked = form.asked();
        var near = asked.sought().near();
        if (near == null) {
            throw new IllegalArgumentException("nearest to nothing");
        }
        var after = SoughtMarkers.CURSOR;
        var way = way(form);
        var farther = way.gt(after.key()).or(way.eq(after.key()).and(CATALOGUE_ENTRY.LISTING_ID.lt(after.id())));
        return DSL.select(CATALOGUE_ENTRY.LISTING_ID, way, way)
                .from(listed(asked, near, DSL.noCondition()))
                .where(asked.rest(near).and(CATALOGUE_ENTRY.LISTING_ID.le(after.newest())))
                .and(form.isFirst() ? DSL.noCondition() : farther)
                .orderBy(way, CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(form.limit()));
    }

    private static Select<?> ranked(Table<?> among, Condition fits, Form form) {
        var words = form.asked().words();
        Field<Double> rank =
                words == null ? DSL.inline(0.0) : words.rank(form.asked().configs());
        return DSL.select(CATALOGUE_ENTRY.LISTING_ID, rank.as("rank"), way(form))
                .from(among)
                .where(fits)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(form.limit()));
    }

    private static Select<?> count(Table<?> among, Condition fits) {
        var some = DSL.select(CATALOGUE_ENTRY.PURPOSE, CATALOGUE_ENTRY.KIND, CATALOGUE_ENTRY.HAS_PICTURE)
                .from(among)
                .where(fits)
                .limit(DSL.inline(Counts.MOST))
                .asTable("some");
        var purpose = DSL.field(DSL.name("some", "purpose"), String.class);
        var kind = DSL.field(DSL.name("some", "kind"), String.class);
        var hasPicture = DSL.field(DSL.name("some", "has_picture"), Boolean.class);
        return DSL.select(purpose, kind, hasPicture, DSL.count()).from(some).groupBy(purpose, kind, hasPicture);
    }

    /** The newest few hundred, one after the other. */
    private static Table<?> lately(Condition older) {
        return named(DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(older)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(LATELY)));
    }

    /** Of what the index of terms gives, the newest thousands. */
    private static Table<?> since(Asked asked, @Nullable Near near) {
        // Without an upper end: the index would go through all that is below it.
        return listed(asked, near, CATALOGUE_ENTRY.ERA.ge(OnePlan.of(SoughtMarkers.ERA)));
    }

    /** What the index of terms gives; the planner, who thinks it much, is told that it is little. */
    private static Table<?> listed(Asked asked, @Nullable Near near, Condition time) {
        var isAnyTime = DSL.condition(
                "{0} + 0 between (select {1}) and (select {2})",
                CATALOGUE_ENTRY.ERA, DSL.inline(0L), DSL.inline(Long.MAX_VALUE));
        var groups = asked.groups();
        if (groups == null) {
            return named(found(asked.indexed(near).and(time).and(isAnyTime)));
        }
        // The index answers for one group at a time, not for several at once.
        var few = groups.asTable("few", "group_id");
        var ofOne = CATALOGUE_ENTRY.GROUP_ID.eq(DSL.field(DSL.name("few", "group_id"), Long.class));
        var each = found(ofOne.and(asked.indexedOfAll(near)).and(time).and(isAnyTime))
                .asTable("each");
        return named(DSL.select(each.fields()).from(few).crossJoin(DSL.lateral(each)));
    }

    private static Select<?> found(Condition indexed) {
        return DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(indexed)
                .offset(DSL.inline(0));
    }

    private static Table<?> newestOf(Condition fits) {
        return named(DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(fits)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(Counts.MOST)));
    }

    /** By the table's own name, so that the conditions, which are over the table, hold for it. */
    private static Table<?> named(Select<?> query) {
        return query.asTable(CATALOGUE_ENTRY.getName());
    }
}
