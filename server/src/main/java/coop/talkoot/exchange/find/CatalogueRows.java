package coop.talkoot.exchange.find;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.find.CatalogueQueries.Step;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Reads the catalogue. What is common is soon found among the newest few hundred, what is less so in the index of terms among
 * some thousands, and only what is rare is sought in all of it, where there is then little to read.
 */
@Singleton
final class CatalogueRows {
    /** Fewer are not put in order by how well they fit: then it is looked further back. */
    private static final int ENOUGH = 75;

    private static final int MOST_RANKED = 300;

    private static final Field<Long> ID = DSL.field("id", Long.class);
    private static final Field<Double> KEY = DSL.field("key", Double.class);
    private static final Field<Double> WAY = DSL.field("way", Double.class);
    private static final Field<String> PURPOSE = DSL.field("purpose", String.class);
    private static final Field<String> KIND = DSL.field("kind", String.class);
    private static final Field<Boolean> HAS_PICTURE = DSL.field("has_picture", Boolean.class);
    private static final Field<Integer> NUMBER = DSL.field("number", Integer.class);

    private final CatalogueQueries queries;
    private final Reaches reaches;

    CatalogueRows(CatalogueQueries queries, Reaches reaches) {
        this.queries = queries;
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
        var found = newest(Step.NEWEST_LATELY, asked, after, 0, limit);
        if (found.size() == limit) {
            return found;
        }
        var since = reaches.below(after.id());
        if (asked.isNarrow() && since.isPresent()) {
            found = newest(Step.NEWEST_SINCE, asked, after, since.getAsLong(), limit);
            if (found.size() == limit) {
                return found;
            }
        }
        return newest(asked.isNarrow() ? Step.NEWEST_OF_ALL : Step.NEWEST_TOLD, asked, after, 0, limit);
    }

    private List<Candidate> newest(Step step, Asked asked, Cursor after, long since, int limit) {
        return read(step, asked, asked.sought().near(), after, since, false, limit);
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
                var area = new Near(near.spot(), metres);
                var found = read(Step.NEAREST, asked, area, after, 0, isFirst, limit);
                if (found.size() == limit) {
                    return found;
                }
            }
        }
        return read(Step.NEAREST, asked, near, after, 0, isFirst, limit);
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
        var since = reaches.below(newest);
        if (since.isPresent()) {
            var lately = ranked(Step.RANKED_LATELY, asked, newest, 0);
            if (lately.size() >= ENOUGH) {
                return lately;
            }
            var found = ranked(Step.RANKED_SINCE, asked, newest, since.getAsLong());
            if (found.size() >= ENOUGH) {
                return found;
            }
        }
        return ranked(Step.RANKED_OF_ALL, asked, newest, 0);
    }

    private List<Candidate> ranked(Step step, Asked asked, long newest, long since) {
        var upTo = new Cursor(0, 0, newest);
        return read(step, asked, asked.sought().near(), upTo, since, false, MOST_RANKED);
    }

    private List<Candidate> read(
            Step step, Asked asked, @Nullable Near area, Cursor after, long since, boolean isFirst, int limit) {
        return queries.ask(step, asked, area, after, since, isFirst, limit)
                .coerce(ID, KEY, WAY)
                .fetch(row -> new Candidate(
                        row.value1(), row.value2() == null ? 0 : row.value2(), row.value3(), after.newest()));
    }

    List<Counts.Cell> count(Asked asked) {
        var since = reaches.below(Long.MAX_VALUE);
        if (asked.isNarrow() && since.isPresent()) {
            var some = count(Step.COUNT_SINCE, asked, since.getAsLong());
            if (some.stream().mapToInt(Counts.Cell::number).sum() >= Counts.MOST) {
                return some;
            }
        }
        return count(asked.isNarrow() ? Step.COUNT_OF_ALL : Step.COUNT_TOLD, asked, 0);
    }

    private List<Counts.Cell> count(Step step, Asked asked, long since) {
        return queries.ask(step, asked, asked.sought().near(), new Cursor(0, 0, 0), since, false, 0)
                .coerce(PURPOSE, KIND, HAS_PICTURE, NUMBER)
                .fetch(row -> new Counts.Cell(
                        Purpose.valueOf(row.value1()), ExchangeKind.valueOf(row.value2()), row.value3(), row.value4()));
    }
}
