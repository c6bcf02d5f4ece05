package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.CATEGORY;
import static coop.talkoot.schema.Tables.LISTING;
import static coop.talkoot.schema.Tables.RESOURCE;

import coop.talkoot.platform.Page;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Timelines;
import coop.talkoot.schema.tables.records.CategoryRecord;
import coop.talkoot.schema.tables.records.ListingRecord;
import coop.talkoot.schema.tables.records.ResourceRecord;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Arrays;
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

    void insert(Listing listing) {
        var row = sql.newRecord(LISTING);
        row.setPostId(listing.id());
        row.setState(listing.state().name());
        fill(row, listing);
        row.store();
    }

    void update(Listing listing) {
        var row = sql.newRecord(LISTING);
        fill(row, listing);
        sql.update(LISTING).set(row).where(LISTING.POST_ID.eq(listing.id())).execute();
    }

    /** Whether it was in one of those states, and now is in this one. */
    boolean move(long postId, Listing.State to, Listing.State... from) {
        return sql.update(LISTING)
                        .set(LISTING.STATE, to.name())
                        .where(LISTING.POST_ID
                                .eq(postId)
                                .and(LISTING.STATE.in(Arrays.stream(from)
                                        .map(Listing.State::name)
                                        .toList())))
                        .execute()
                > 0;
    }

    /** The state it is in and stays in till the transaction ends. */
    Listing.State locked(long postId) {
        return Listing.State.valueOf(sql.select(LISTING.STATE)
                .from(LISTING)
                .where(LISTING.POST_ID.eq(postId))
                .forNoKeyUpdate()
                .fetchSingle(LISTING.STATE));
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
        var found = sql.select()
                .from(LISTING)
                .leftJoin(RESOURCE)
                .on(RESOURCE.ID.eq(LISTING.RESOURCE_ID))
                .leftJoin(CATEGORY)
                .on(CATEGORY.ID.eq(LISTING.CATEGORY_ID))
                .where(LISTING.POST_ID.in(byId.keySet()));
        for (var row : found) {
            var listing = row.into(LISTING);
            var post = byId.get(listing.getPostId());
            if (post != null) {
                listings.put(listing.getPostId(), read(post, listing, row.into(RESOURCE), row.into(CATEGORY)));
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

    /** Somebody's own that are so, newest first. */
    Page<Listing> own(long authorId, Condition which, Instant now, Page.Request page) {
        var theirs = Timelines.matching(LISTING.POST_ID, ofAuthor(authorId), authorId, now);
        var ids = sql.select(LISTING.POST_ID)
                .from(LISTING)
                .where(theirs.and(which).and(LISTING.POST_ID.lt(page.before())))
                .orderBy(LISTING.POST_ID.desc())
                .limit(page.limit() + 1)
                .fetch(LISTING.POST_ID);
        return Page.of(byPosts(timelines.inOrder(ids)), page.limit(), Listing::id);
    }

    int countOwn(long authorId, Condition which, Instant now) {
        return sql.fetchCount(
                LISTING,
                Timelines.matching(LISTING.POST_ID, ofAuthor(authorId), authorId, now)
                        .and(which));
    }

    private static Timelines.Filter ofAuthor(long authorId) {
        return new Timelines.Filter(null, null, authorId, null);
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

    private static void fill(ListingRecord row, Listing listing) {
        var terms = listing.terms();
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
        row.setResourceId(listing.resourceId());
        row.setCategoryId(listing.category() == null ? null : listing.category().id());
        SubjectColumns.write(row, terms.subject());
    }

    private static Listing read(Post post, ListingRecord row, ResourceRecord thing, CategoryRecord shelf) {
        var features = row.getResourceId() == null ? null : ResourceRows.features(thing);
        var category =
                row.getCategoryId() == null ? null : new Category(shelf.getId(), shelf.getGroupId(), shelf.getName());
        return new Listing(
                post,
                terms(row, SubjectColumns.read(row, features)),
                Listing.State.valueOf(row.getState()),
                row.getResourceId(),
                category);
    }

    private static Terms terms(ListingRecord row, Subject subject) {
        return new Terms(
                Purpose.valueOf(row.getPurpose()),
                ExchangeKind.valueOf(row.getKind()),
                row.getQuantity() == null ? null : new Quantity(row.getQuantity(), row.getUnit()),
                row.getInReturn(),
                row.getPlace(),
                row.getLatitude() == null ? null : new Spot(row.getLatitude(), row.getLongitude()),
                row.getDueAt(),
                row.getOpenUntil(),
                subject);
    }
}
