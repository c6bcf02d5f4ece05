package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.platform.OnePlan;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue. What is common is soon found among the newest few hundred, what is less so in the index of terms among
 * some thousands, and only what is rare is sought in all of it, where there is then little to read.
 */
@Singleton
final class CatalogueRows {
    /** So many of the newest are looked through one by one. */
    private static final int LATELY = 300;
    /** Fewer are not put in order by how well they fit: then it is looked further back. */
    private static final int ENOUGH = 75;

    private static final int MOST_RANKED = 300;
    /** What {@code era} leaves out of an id, as the schema has it. */
    private static final int ERA_SHIFT = 32;

    private static final Field<Double> NOTHING = DSL.field("null::float8", Double.class);

    private final DSLContext sql;
    private final Reaches reaches;

    CatalogueRows(DSLContext sql, Reaches reaches) {
        this.sql = sql;
        this.reaches = reaches;
    }

    /**
     * A listing that fits, its key in the order asked for, and the way to it through the ground.
     *
     * @param newest the highest id among those it was put in order with
     */
    record Candidate(long id, double key, @Nullable Double way, long newest) {}

    /** In their order; {@code after} says where the page before ended, or up to which id at all. */
    List<Candidate> find(Asked asked, Cursor after, boolean isFirst, int limit) {
        return switch (asked.order()) {
            case NEWEST -> newest(asked, after, limit);
            case NEAREST -> nearest(asked, after, isFirst, limit);
            // What says no words, says them all alike.
            case BEST -> asked.words() == null ? newest(asked, after, limit) : best(asked, after, isFirst, limit);
        };
    }

    private List<Candidate> newest(Asked asked, Cursor after, int limit) {
        var near = asked.sought().near();
        var way = near == null ? NOTHING : Earth.way(near.spot());
        var rest = asked.rest(near);
        var older = CATALOGUE_ENTRY.LISTING_ID.lt(OnePlan.of(after.id()));
        var found = newest(lately(older), asked.indexed(null).and(rest), way, after, limit);
        if (found.size() == limit) {
            return found;
        }
        var since = reaches.below(after.id());
        if (asked.isNarrow() && since.isPresent()) {
            var some = listed(asked.indexed(near).and(isSince(since.getAsLong())));
            found = newest(some, rest.and(older), way, after, limit);
            if (found.size() == limit) {
                return found;
            }
        }
        return asked.isNarrow()
                ? newest(listed(asked.indexed(near)), rest.and(older), way, after, limit)
                : newest(
                        CATALOGUE_ENTRY,
                        asked.told().and(rest).and(CATALOGUE_ENTRY.LISTING_ID.lt(after.id())),
                        way,
                        after,
                        limit);
    }

    private List<Candidate> newest(Table<?> among, Condition fits, Field<Double> way, Cursor after, int limit) {
        return read(
                DSL.select(CATALOGUE_ENTRY.LISTING_ID, NOTHING, way)
                        .from(among)
                        .where(fits)
                        .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                        .limit(DSL.inline(limit)),
                after.newest());
    }

    /** In a quarter of a quarter of the circle first: where there is much, most of it need not be measured. */
    private List<Candidate> nearest(Asked asked, Cursor after, boolean isFirst, int limit) {
        var near = asked.sought().near();
        if (near == null) {
            throw new IllegalArgumentException("nearest to nothing");
        }
        for (var part = 16; part > 1; part /= 4) {
            var metres = near.metres() / part;
            if (metres >= Near.NEAREST && (isFirst || after.key() < Earth.through(metres))) {
                var found = nearestWithin(asked, new Near(near.spot(), metres), after, isFirst, limit);
                if (found.size() == limit) {
                    return found;
                }
            }
        }
        return nearestWithin(asked, near, after, isFirst, limit);
    }

    private List<Candidate> nearestWithin(Asked asked, Near near, Cursor after, boolean isFirst, int limit) {
        var way = Earth.way(near.spot());
        var farther = way.gt(after.key()).or(way.eq(after.key()).and(CATALOGUE_ENTRY.LISTING_ID.lt(after.id())));
        return read(
                DSL.select(CATALOGUE_ENTRY.LISTING_ID, way, way)
                        .from(listed(asked.indexed(near)))
                        .where(asked.rest(near).and(CATALOGUE_ENTRY.LISTING_ID.le(after.newest())))
                        .and(isFirst ? DSL.noCondition() : farther)
                        .orderBy(way, CATALOGUE_ENTRY.LISTING_ID.desc())
                        .limit(DSL.inline(limit)),
                after.newest());
    }

    /** A heap of the newest is put in order, then one of those before them: all would take longer than anybody reads. */
    private List<Candidate> best(Asked asked, Cursor after, boolean isFirst, int limit) {
        var found = new ArrayList<Candidate>();
        var newest = after.newest();
        var worse = isFirst ? null : after;
        while (found.size() < limit) {
            var heap = heap(asked, newest);
            heap.stream()
                    .filter(each -> worse == null || each.newest() != worse.newest() || isWorse(each, worse))
                    .sorted(Comparator.comparingDouble(Candidate::key)
                            .thenComparingLong(Candidate::id)
                            .reversed())
                    .limit(limit - found.size())
                    .forEach(found::add);
            if (heap.isEmpty()) {
                break;
            }
            newest = heap.getLast().id() - 1;
        }
        return found;
    }

    private static boolean isWorse(Candidate each, Cursor after) {
        return each.key() < after.key() || (each.key() == after.key() && each.id() < after.id());
    }

    /** The newest of those that fit, up to that one; empty when there are none any more. */
    private List<Candidate> heap(Asked asked, long newest) {
        var near = asked.sought().near();
        var older = CATALOGUE_ENTRY.LISTING_ID.le(OnePlan.of(newest));
        var rest = asked.rest(near);
        var since = reaches.below(newest);
        if (since.isPresent()) {
            var lately = ranked(asked, lately(older), asked.indexed(null).and(rest), newest);
            if (lately.size() >= ENOUGH) {
                return lately;
            }
            var some = listed(asked.indexed(near).and(isSince(since.getAsLong())));
            var found = ranked(asked, some, rest.and(older), newest);
            if (found.size() >= ENOUGH) {
                return found;
            }
        }
        return ranked(asked, listed(asked.indexed(near)), rest.and(older), newest);
    }

    private List<Candidate> ranked(Asked asked, Table<?> among, Condition fits, long newest) {
        var near = asked.sought().near();
        var rank = asked.words() == null ? DSL.inline(0.0) : asked.words().rank(asked.configs());
        var ids = DSL.select(
                        CATALOGUE_ENTRY.LISTING_ID, rank.as("rank"), near == null ? NOTHING : Earth.way(near.spot()))
                .from(among)
                .where(fits)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(MOST_RANKED));
        return read(ids, newest);
    }

    private List<Candidate> read(Select<Record3<Long, Double, Double>> query, long newest) {
        return sql.fetch(query)
                .map(row -> new Candidate(row.value1(), row.value2() == null ? 0 : row.value2(), row.value3(), newest));
    }

    /** The newest few hundred, one after the other. */
    private static Table<?> lately(Condition older) {
        return named(DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(older)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(LATELY)));
    }

    /** What the index of terms gives; the planner, who thinks it much, is told that it is little. */
    private static Table<?> listed(Condition indexed) {
        var isAnyTime = DSL.condition(
                "{0} + 0 between (select {1}) and (select {2})",
                CATALOGUE_ENTRY.ERA, DSL.inline(0L), DSL.inline(Long.MAX_VALUE));
        return named(DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(indexed.and(isAnyTime))
                .offset(DSL.inline(0)));
    }

    /** By the table's own name, so that the conditions, which are over the table, hold for it. */
    private static Table<?> named(Select<?> query) {
        return query.asTable(CATALOGUE_ENTRY.getName());
    }

    private static Table<?> newestOf(Condition fits) {
        return named(DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(fits)
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(Counts.MOST)));
    }

    private static Condition isSince(long id) {
        // Without an upper end: the index would go through all that is below it.
        return CATALOGUE_ENTRY.ERA.ge(OnePlan.of(id >> ERA_SHIFT));
    }

    List<Counts.Cell> count(Asked asked) {
        var near = asked.sought().near();
        var rest = asked.rest(near).and(asked.isHeard());
        var since = reaches.below(Long.MAX_VALUE);
        if (asked.isNarrow() && since.isPresent()) {
            var some = count(listed(asked.indexed(near).and(isSince(since.getAsLong()))), rest);
            if (some.stream().mapToInt(Counts.Cell::number).sum() >= Counts.MOST) {
                return some;
            }
        }
        return asked.isNarrow()
                ? count(listed(asked.indexed(near)), rest)
                : count(newestOf(asked.told().and(rest)), DSL.noCondition());
    }

    private List<Counts.Cell> count(Table<?> among, Condition fits) {
        var some = DSL.select(CATALOGUE_ENTRY.PURPOSE, CATALOGUE_ENTRY.KIND, CATALOGUE_ENTRY.HAS_PICTURE)
                .from(among)
                .where(fits)
                .limit(DSL.inline(Counts.MOST))
                .asTable("some");
        var purpose = DSL.field(DSL.name("some", "purpose"), String.class);
        var kind = DSL.field(DSL.name("some", "kind"), String.class);
        var hasPicture = DSL.field(DSL.name("some", "has_picture"), Boolean.class);
        return sql.select(purpose, kind, hasPicture, DSL.count())
                .from(some)
                .groupBy(purpose, kind, hasPicture)
                .fetch(row -> new Counts.Cell(
                        Purpose.valueOf(row.value1()), ExchangeKind.valueOf(row.value2()), row.value3(), row.value4()));
    }
}
