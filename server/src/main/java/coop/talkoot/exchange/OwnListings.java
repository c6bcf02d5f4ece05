package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.platform.Page;
import coop.talkoot.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jooq.Condition;

/** What somebody has offered and asked for themselves, by how it stands. */
@Singleton
public final class OwnListings {
    /** How long before its end a listing is about to end. */
    public static final Duration SOON = Duration.ofDays(14);

    /** How it stands. */
    public enum Standing {
        /** Open, with or without an end. */
        OPEN,
        /** About to end, or over: to be renewed or archived. */
        ENDING,
        ARCHIVED
    }

    private final Transactions transactions;
    private final Clock clock;
    private final ListingRows rows;

    OwnListings(Transactions transactions, Clock clock, ListingRows rows) {
        this.transactions = transactions;
        this.clock = clock;
        this.rows = rows;
    }

    /** Newest first. */
    public Page<Listing> of(long authorId, Standing standing, Page.Request page) {
        return transactions.read(() -> rows.own(authorId, which(standing), clock.instant(), page));
    }

    public int count(long authorId, Standing standing) {
        return transactions.read(() -> rows.countOwn(authorId, which(standing), clock.instant()));
    }

    private Condition which(Standing standing) {
        var isOpen = LISTING.STATE.eq(Listing.State.OPEN.name());
        var now = clock.instant();
        return switch (standing) {
            case OPEN -> isOpen.and(LISTING.OPEN_UNTIL.isNull().or(LISTING.OPEN_UNTIL.gt(now)));
            case ENDING -> isOpen.and(LISTING.OPEN_UNTIL.le(now.plus(SOON)));
            case ARCHIVED -> LISTING.STATE.eq(Listing.State.ARCHIVED.name());
        };
    }
}
