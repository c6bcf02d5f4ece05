package coop.talkoot.exchange.find;

import static coop.talkoot.schema.Tables.CATALOGUE_ENTRY;
import static coop.talkoot.schema.Tables.SAVED_SEARCH;

import coop.talkoot.exchange.Listing;
import coop.talkoot.groups.Belonging;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.posts.ListedPosts;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Holds a new listing against all kept searches: one statement, which looks at those only that have an anchor in common. */
@Singleton
final class SearchMatches {
    private final DSLContext sql;
    private final DomainEvents events;
    private final Clock clock;
    private final Affiliations affiliations;

    SearchMatches(DSLContext sql, DomainEvents events, Clock clock, Affiliations affiliations) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
        this.affiliations = affiliations;
    }

    /** In the transaction in which it came. */
    void tell(Listing listing, CatalogueKeeper.Kept kept) {
        var group = listing.post().group();
        var above = group == null ? Map.<Long, Integer>of() : affiliations.above(group.id(), clock.instant());
        var anchors = Anchors.of(kept, listing, above.keySet());
        var spot = listing.terms().spot();
        var anchored = DSL.condition("{0} && {1}", SAVED_SEARCH.ANCHORS, DSL.val(anchors, SAVED_SEARCH.ANCHORS));
        var mayFit = spot == null
                ? anchored
                : anchored.or(DSL.condition("{0} @> {1}", SAVED_SEARCH.AREA, Earth.point(spot)));
        var matches = sql.select(SAVED_SEARCH.PERSON_ID, SAVED_SEARCH.ID, SAVED_SEARCH.NAME)
                .distinctOn(SAVED_SEARCH.PERSON_ID)
                .from(SAVED_SEARCH)
                .join(CATALOGUE_ENTRY)
                .on(CATALOGUE_ENTRY.LISTING_ID.eq(listing.id()))
                .where(mayFit)
                .and(fits(above))
                .and(SAVED_SEARCH.PERSON_ID.ne(listing.post().author().id()))
                .and(ListedPosts.standFor(listing.id(), SAVED_SEARCH.PERSON_ID, clock.instant()))
                .orderBy(SAVED_SEARCH.PERSON_ID, SAVED_SEARCH.ID)
                .fetch(row -> new FindEvent.Match(row.value1(), row.value2(), row.value3()));
        if (!matches.isEmpty()) {
            events.publish(new FindEvent.SearchesMatched(listing, matches));
        }
    }

    /** {@code above} says how many steps above the listing's group each group is, that one with them. */
    private static Condition fits(Map<Long, Integer> above) {
        var wanted = SAVED_SEARCH;
        var entry = CATALOGUE_ENTRY;
        var words = DSL.condition("{0} @@ catalogue_query({1}, {2})", entry.SEARCH, entry.CONFIG, wanted.WORDS);
        var way = DSL.condition(
                "{0} <@ cube_enlarge(catalogue_earth({1}::float8, {2}::float8), {3}, 3)"
                        + " and {0} <-> catalogue_earth({1}::float8, {2}::float8)"
                        + " <= 2 * 6371008.8 * sin({3} / (2 * 6371008.8))",
                entry.EARTH, wanted.LATITUDE, wanted.LONGITUDE, wanted.METRES);
        var origin = wanted.ORIGINS
                .eq(Origins.ALL.name())
                .or(wanted.ORIGINS.eq(Origins.HERE.name()).and(entry.IS_LOCAL))
                .or(wanted.ORIGINS.eq(Origins.ELSEWHERE.name()).andNot(entry.IS_LOCAL))
                .or(wanted.ORIGINS.eq(Origins.OWN_GROUPS.name()).and(Belonging.to(entry.GROUP_ID, wanted.PERSON_ID)));
        return wanted.PURPOSE
                .isNull()
                .or(wanted.PURPOSE.eq(entry.PURPOSE))
                .and(wanted.KIND.isNull().or(wanted.KIND.eq(entry.KIND)))
                .and(wanted.GROUP_ID.isNull().or(isBelow(above)))
                .and(wanted.CATEGORY_ID.isNull().or(wanted.CATEGORY_ID.eq(entry.CATEGORY_ID)))
                .and(wanted.TAG.isNull().or(wanted.TAG.eq(DSL.any(entry.TAGS))))
                .and(wanted.WITH_PICTURE.isFalse().or(entry.HAS_PICTURE))
                .and(wanted.WORDS.isNull().or(words))
                .and(wanted.METRES.isNull().or(way))
                .and(origin);
    }

    private static Condition isBelow(Map<Long, Integer> above) {
        return above.entrySet().stream()
                .map(each -> SAVED_SEARCH.GROUP_ID.eq(each.getKey()).and(SAVED_SEARCH.STEPS.ge(each.getValue())))
                .reduce(DSL.falseCondition(), Condition::or);
    }
}
