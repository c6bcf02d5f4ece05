package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.groups.Belonging;
import coop.talkoot.people.Standing;
import coop.talkoot.posts.Audience;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record3;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads the catalogue. */
@Singleton
final class CatalogueRows {
    private static final int MOST_RANKED = 1_000;
    private static final int LATELY = 1_000;
    private static final Field<Double> NOTHING = DSL.field("null::float8", Double.class);

    private final DSLContext sql;

    CatalogueRows(DSLContext sql) {
        this.sql = sql;
    }

    /** Who looks, for what, in which languages there is anything, and when. */
    record Asked(
            Sought sought,
            @Nullable SearchWords words,
            List<String> configs,
            Order order,
            @Nullable Long viewerId,
            Instant now) {}

    /** A listing that fits, its key in the order asked for, and the way to it through the ground. */
    record Candidate(long id, double key, @Nullable Double way) {}

    /** In their order; {@code after} says where the page before ended, or up to which id at all. */
    List<Candidate> find(Asked asked, Cursor after, boolean isFirst, int limit) {
        var fits = fits(asked).and(mayStandFor(asked.viewerId()));
        var near = asked.sought().near();
        if (near == null) {
            return read(
                    asked.order() == Order.BEST
                            ? best(asked, fits, NOTHING, after, isFirst, limit)
                            : newest(fits, NOTHING, after, limit));
        }
        var way = Earth.way(near.spot());
        return switch (asked.order()) {
            case NEWEST -> newestNear(fits, near, after, limit);
            case NEAREST -> nearest(fits, near, after, isFirst, limit);
            case BEST -> read(best(asked, fits.and(Earth.isWithin(near)), way, after, isFirst, limit));
        };
    }

    /** The planner does not know how much lies around a place. Where that is much, it is among the newest of all. */
    private List<Candidate> newestNear(Condition fits, Near near, Cursor after, int limit) {
        var way = Earth.way(near.spot());
        var lately = DSL.select(CATALOGUE_ENTRY.fields())
                .from(CATALOGUE_ENTRY)
                .where(CATALOGUE_ENTRY.LISTING_ID.lt(after.id()))
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(LATELY))
                // By this name the conditions, which are over the table, hold for it.
                .asTable(CATALOGUE_ENTRY.getName());
        var among = read(DSL.select(CATALOGUE_ENTRY.LISTING_ID, NOTHING, way)
                .from(lately)
                .where(fits.and(way.le(Earth.through(near.metres()))))
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(limit)));
        return among.size() == limit ? among : read(newest(fits.and(Earth.isWithin(near)), way, after, limit));
    }

    /** In a quarter of a quarter of the circle first: where there is much, most of it need not be measured. */
    private List<Candidate> nearest(Condition fits, Near near, Cursor after, boolean isFirst, int limit) {
        for (var part = 16; part > 1; part /= 4) {
            var metres = near.metres() / part;
            if (metres >= Near.NEAREST && (isFirst || after.key() < Earth.through(metres))) {
                var found = read(nearestWithin(fits, new Near(near.spot(), metres), after, isFirst, limit));
                if (found.size() == limit) {
                    return found;
                }
            }
        }
        return read(nearestWithin(fits, near, after, isFirst, limit));
    }

    private List<Candidate> read(Select<Record3<Long, Double, Double>> query) {
        return sql.fetch(query)
                .map(row -> new Candidate(row.value1(), row.value2() == null ? 0 : row.value2(), row.value3()));
    }

    private static Select<Record3<Long, Double, Double>> newest(
            Condition fits, Field<Double> way, Cursor after, int limit) {
        return DSL.select(CATALOGUE_ENTRY.LISTING_ID, NOTHING, way)
                .from(CATALOGUE_ENTRY)
                .where(fits.and(CATALOGUE_ENTRY.LISTING_ID.lt(after.id())))
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(limit));
    }

    private static Select<Record3<Long, Double, Double>> nearestWithin(
            Condition fits, Near near, Cursor after, boolean isFirst, int limit) {
        var way = Earth.way(near.spot());
        var farther = way.gt(after.key()).or(way.eq(after.key()).and(CATALOGUE_ENTRY.LISTING_ID.lt(after.id())));
        return DSL.select(CATALOGUE_ENTRY.LISTING_ID, way, way)
                .from(CATALOGUE_ENTRY)
                .where(fits.and(Earth.isWithin(near)).and(CATALOGUE_ENTRY.LISTING_ID.le(after.newest())))
                .and(isFirst ? DSL.noCondition() : farther)
                .orderBy(way, CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(limit));
    }

    /** Of the newest only: to weigh all that say a common word would take longer than anybody would read. */
    private static Select<Record3<Long, Double, Double>> best(
            Asked asked, Condition fits, Field<Double> way, Cursor after, boolean isFirst, int limit) {
        var rank = asked.words() == null ? DSL.inline(0.0) : asked.words().rank(asked.configs());
        var newest = DSL.select(CATALOGUE_ENTRY.LISTING_ID.as("id"), rank.as("rank"), way.as("way"))
                .from(CATALOGUE_ENTRY)
                .where(fits.and(CATALOGUE_ENTRY.LISTING_ID.le(after.newest())))
                .orderBy(CATALOGUE_ENTRY.LISTING_ID.desc())
                .limit(DSL.inline(MOST_RANKED))
                .asTable("newest");
        var id = DSL.field(DSL.name("newest", "id"), Long.class);
        var key = DSL.field(DSL.name("newest", "rank"), Double.class);
        var worse = key.lt(after.key()).or(key.eq(after.key()).and(id.lt(after.id())));
        return DSL.select(id, key, DSL.field(DSL.name("newest", "way"), Double.class))
                .from(newest)
                .where(isFirst ? DSL.noCondition() : worse)
                .orderBy(key.desc(), id.desc())
                .limit(DSL.inline(limit));
    }

    List<Counts.Cell> count(Asked asked) {
        var near = asked.sought().near();
        var some = DSL.select(CATALOGUE_ENTRY.PURPOSE, CATALOGUE_ENTRY.KIND, CATALOGUE_ENTRY.HAS_PICTURE)
                .from(CATALOGUE_ENTRY)
                .where(fits(asked))
                .and(near == null ? DSL.noCondition() : Earth.isWithin(near))
                .and(mayStandFor(asked.viewerId()))
                .and(isHeard(asked.viewerId(), asked.now()))
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

    private static Condition fits(Asked asked) {
        var sought = asked.sought();
        var entry = CATALOGUE_ENTRY;
        var all = entry.OPEN_UNTIL.isNull().or(entry.OPEN_UNTIL.gt(asked.now()));
        all = asked.words() == null ? all : all.and(asked.words().areSaid(asked.configs()));
        all = sought.purpose() == null
                ? all
                : all.and(entry.PURPOSE.eq(sought.purpose().name()));
        all = sought.kind() == null ? all : all.and(entry.KIND.eq(sought.kind().name()));
        all = sought.tag() == null ? all : all.and(entry.TAGS.contains(new String[] {sought.tag()}));
        all = sought.groupId() == null ? all : all.and(entry.GROUP_ID.eq(sought.groupId()));
        all = sought.authorId() == null ? all : all.and(entry.AUTHOR_ID.eq(sought.authorId()));
        all = sought.dueBy() == null ? all : all.and(entry.DUE_AT.le(sought.dueBy()));
        all = sought.openAt() == null
                ? all
                : all.and(entry.OPEN_UNTIL.isNull().or(entry.OPEN_UNTIL.gt(sought.openAt())));
        all = sought.withPicture() ? all.and(entry.HAS_PICTURE) : all;
        return switch (sought.origins()) {
            case ALL -> all;
            case HERE -> all.and(entry.IS_LOCAL);
            case ELSEWHERE -> all.andNot(entry.IS_LOCAL);
            case OWN_GROUPS ->
                asked.viewerId() == null
                        ? DSL.falseCondition()
                        : all.and(Belonging.to(entry.GROUP_ID, asked.viewerId()));
        };
    }

    /** As far as the catalogue itself can tell. The room of posts has the last word on each page. */
    private static Condition mayStandFor(@Nullable Long viewerId) {
        var isPublic = CATALOGUE_ENTRY.AUDIENCE.eq(DSL.inline(Audience.PUBLIC.name()));
        if (viewerId == null) {
            return isPublic;
        }
        var ofGroup = CATALOGUE_ENTRY
                .AUDIENCE
                .in(inlined(Audience.GROUP), inlined(Audience.UNLISTED))
                .and(Belonging.to(CATALOGUE_ENTRY.GROUP_ID, viewerId));
        var followed = CATALOGUE_ENTRY
                .AUDIENCE
                .in(inlined(Audience.FOLLOWERS), inlined(Audience.UNLISTED))
                .and(Standing.followedBy(CATALOGUE_ENTRY.AUTHOR_ID, viewerId));
        return isPublic.or(CATALOGUE_ENTRY.AUTHOR_ID.eq(viewerId)).or(ofGroup).or(followed);
    }

    /** For figures, which nobody checks one by one: without what those say who are not shown to the viewer. */
    private static Condition isHeard(@Nullable Long viewerId, Instant now) {
        var author = CATALOGUE_ENTRY.AUTHOR_ID;
        var offered = author.notIn(Standing.limitedOnes());
        if (viewerId == null) {
            return author.notIn(Standing.suspendedOnes()).and(offered);
        }
        var known = author.eq(viewerId)
                .or(Standing.followedBy(author, viewerId))
                .or(Belonging.to(CATALOGUE_ENTRY.GROUP_ID, viewerId));
        return author.notIn(Standing.suspendedOnes())
                .and(author.eq(viewerId).or(author.notIn(Standing.unheardBy(viewerId, now))))
                .and(offered.or(known));
    }

    private static Field<String> inlined(Audience audience) {
        return DSL.inline(audience.name());
    }
}
