package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Recurring;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.Timelines;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Says of listings that they are about to end, once for each end, in time to put that off. */
@Singleton
public final class EndingClock implements Recurring {
    /** How long before its end it is said. */
    public static final Duration AHEAD = Duration.ofDays(3);

    private static final int AT_ONCE = 100;

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Timelines timelines;
    private final Listings listings;

    EndingClock(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Timelines timelines,
            Listings listings) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.timelines = timelines;
        this.listings = listings;
    }

    @Override
    public String name() {
        return "listing-endings";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(10);
    }

    @Override
    public void run() {
        while (some() == AT_ONCE) {
            // There are more of them.
        }
    }

    /** Locked, so that whoever puts the end off meanwhile is not told of the end there was. */
    private int some() {
        return transactions.write(() -> {
            var now = clock.instant();
            var found = sql.select(LISTING.POST_ID)
                    .from(LISTING)
                    .where(LISTING.STATE.eq(DSL.inline(Listing.State.OPEN.name())))
                    .and(LISTING.OPEN_UNTIL.isNotNull())
                    .and(LISTING.ENDING_TOLD.isDistinctFrom(LISTING.OPEN_UNTIL))
                    .and(LISTING.OPEN_UNTIL.gt(now))
                    .and(LISTING.OPEN_UNTIL.le(now.plus(AHEAD)))
                    .orderBy(LISTING.OPEN_UNTIL)
                    .limit(AT_ONCE)
                    .forNoKeyUpdate()
                    .skipLocked()
                    .fetch(LISTING.POST_ID);
            sql.update(LISTING)
                    .set(LISTING.ENDING_TOLD, LISTING.OPEN_UNTIL)
                    .where(LISTING.POST_ID.in(found))
                    .execute();
            remind(found);
            return found.size();
        });
    }

    private void remind(List<Long> ids) {
        for (var listing : listings.among(timelines.inOrder(ids)).values()) {
            if (listing.post().author().isLocal() && !isShort(listing)) {
                events.publish(new ReminderEvent.ListingEnding(listing));
            }
        }
    }

    /** Who has said just now that it ends within days needs not be told. */
    private static boolean isShort(Listing listing) {
        var until = listing.terms().openUntil();
        var edited = listing.post().editedAt();
        var said = edited == null ? listing.post().publishedAt() : edited;
        return until != null && said.plus(AHEAD).isAfter(until);
    }
}
