package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.schema.tables.records.ListingRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Reads and writes the listing table. */
@Singleton
final class ListingRows {
    private final DSLContext sql;
    private final Timelines timelines;

    ListingRows(DSLContext sql, Timelines timelines) {
        this.sql = sql;
        this.timelines = timelines;
    }

    void insert(long postId, Terms terms) {
        var row = sql.newRecord(LISTING);
        row.setPostId(postId);
        row.setState(Listing.State.OPEN.name());
        fill(row, terms);
        row.store();
    }

    void update(long postId, Terms terms) {
        var row = sql.newRecord(LISTING);
        fill(row, terms);
        sql.update(LISTING).set(row).where(LISTING.POST_ID.eq(postId)).execute();
    }

    int withdraw(long postId) {
        return sql.update(LISTING)
                .set(LISTING.STATE, Listing.State.WITHDRAWN.name())
                .where(LISTING.POST_ID.eq(postId).and(LISTING.STATE.eq(Listing.State.OPEN.name())))
                .execute();
    }

    List<Listing> byPosts(List<Post> posts) {
        var found = byId(posts);
        return posts.stream()
                .filter(post -> found.containsKey(post.id()))
                .map(post -> found.get(post.id()))
                .toList();
    }

    Map<Long, Listing> byId(List<Post> posts) {
        if (posts.isEmpty()) {
            return Map.of();
        }
        var byId = new HashMap<Long, Post>();
        posts.forEach(post -> byId.put(post.id(), post));
        var listings = new HashMap<Long, Listing>();
        for (var row : sql.fetch(LISTING, LISTING.POST_ID.in(byId.keySet()))) {
            var post = byId.get(row.getPostId());
            if (post != null) {
                listings.put(row.getPostId(), new Listing(post, terms(row), Listing.State.valueOf(row.getState())));
            }
        }
        return listings;
    }

    Page<Listing> search(ListingFilter filter, @Nullable Long viewerId, Instant now, Page.Request page) {
        var ids = sql.select(LISTING.POST_ID)
                .from(LISTING)
                .where(open(filter, viewerId, now))
                .and(LISTING.POST_ID.lt(page.before()))
                .orderBy(LISTING.POST_ID.desc())
                .limit(page.limit() + 1)
                .fetch(LISTING.POST_ID);
        return Page.of(byPosts(timelines.inOrder(ids)), page.limit(), Listing::id);
    }

    Map<Purpose, Integer> count(ListingFilter filter, @Nullable Long viewerId, Instant now) {
        var counts = new EnumMap<Purpose, Integer>(Purpose.class);
        for (var purpose : Purpose.values()) {
            counts.put(purpose, 0);
        }
        sql.select(LISTING.PURPOSE, DSL.count())
                .from(LISTING)
                .where(open(filter, viewerId, now))
                .groupBy(LISTING.PURPOSE)
                .forEach(row -> counts.put(Purpose.valueOf(row.value1()), row.value2()));
        return counts;
    }

    private static Condition open(ListingFilter filter, @Nullable Long viewerId, Instant now) {
        var condition = LISTING.STATE
                .eq(Listing.State.OPEN.name())
                .and(LISTING.OPEN_UNTIL.isNull().or(LISTING.OPEN_UNTIL.gt(now)))
                .and(Timelines.matching(LISTING.POST_ID, filter.ofPost(), viewerId, now));
        if (filter.purpose() != null) {
            condition = condition.and(LISTING.PURPOSE.eq(filter.purpose().name()));
        }
        if (filter.kind() != null) {
            condition = condition.and(LISTING.KIND.eq(filter.kind().name()));
        }
        return condition;
    }

    private static void fill(ListingRecord row, Terms terms) {
        var quantity = terms.quantity();
        var spot = terms.spot();
        row.setPurpose(terms.purpose().name());
        row.setKind(terms.kind().name());
        row.setQuantity(quantity == null ? null : quantity.value());
        row.setUnit(quantity == null ? null : quantity.unit());
        row.setInReturn(terms.inReturn());
        row.setPlace(terms.place());
        row.setLatitude(spot == null ? null : spot.latitude());
        row.setLongitude(spot == null ? null : spot.longitude());
        row.setDueAt(terms.due());
        row.setOpenUntil(terms.openUntil());
    }

    private static Terms terms(ListingRecord row) {
        return new Terms(
                Purpose.valueOf(row.getPurpose()),
                ExchangeKind.valueOf(row.getKind()),
                row.getQuantity() == null ? null : new Quantity(row.getQuantity(), row.getUnit()),
                row.getInReturn(),
                row.getPlace(),
                row.getLatitude() == null ? null : new Spot(row.getLatitude(), row.getLongitude()),
                row.getDueAt(),
                row.getOpenUntil());
    }
}
