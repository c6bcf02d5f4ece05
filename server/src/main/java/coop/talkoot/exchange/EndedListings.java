package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Remains;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Timelines;
import jakarta.inject.Singleton;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What stands open in a group that has ended rests: it is in no list, its author still has it, and nobody opens it again. */
@Singleton
final class EndedListings implements Remains {
    private static final int AT_ONCE = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Timelines timelines;
    private final Listings listings;

    EndedListings(DSLContext sql, Transactions transactions, Timelines timelines, Listings listings) {
        this.sql = sql;
        this.transactions = transactions;
        this.timelines = timelines;
        this.listings = listings;
    }

    @Override
    public boolean putAway(Group group) {
        return transactions.write(() -> {
            var found = sql.select(LISTING.POST_ID)
                    .from(LISTING)
                    .where(LISTING.STATE.eq(DSL.inline(Listing.State.OPEN.name())))
                    .and(Timelines.inGroup(LISTING.POST_ID, group.id()))
                    .orderBy(LISTING.POST_ID)
                    .limit(AT_ONCE)
                    .forNoKeyUpdate()
                    .fetch(LISTING.POST_ID);
            var open = listings.among(timelines.inOrder(found)).values();
            open.forEach(listings::laidAside);
            return found.size() == AT_ONCE && !open.isEmpty();
        });
    }
}
