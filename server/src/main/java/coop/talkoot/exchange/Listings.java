package coop.talkoot.exchange;

import static coop.talkoot.schema.Tables.LISTING;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.DomainEvents;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Transactions;
import coop.talkoot.posts.NewPost;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Words;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Offers and needs, of this instance and of others as far as they are known here. */
@Singleton
public final class Listings {
    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final ListingRows rows;
    private final Memberships memberships;

    Listings(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            ListingRows rows,
            Memberships memberships) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.rows = rows;
        this.memberships = memberships;
    }

    /** A member of a group publishes an offer or need in it. */
    public Listing publish(NewListing wanted) {
        memberships.require(wanted.group().id(), wanted.author().id(), Right.WRITE);
        checkEnd(wanted.terms());
        var folder = wanted.terms().purpose() == Purpose.OFFER ? "offers" : "needs";
        return take(
                new NewPost(
                        Origin.LOCAL,
                        folder,
                        Post.Kind.LISTING,
                        wanted.author(),
                        wanted.group(),
                        null,
                        wanted.audience(),
                        wanted.words(),
                        List.of(),
                        null,
                        null,
                        null),
                wanted.terms());
    }

    /** Writes a listing from here or elsewhere. One that is known already changes nothing and is told to nobody. */
    public Listing take(NewPost post, Terms terms) {
        return transactions.write(() -> {
            if (post.origin() instanceof Origin.Remote remote) {
                var known = byUri(remote.uri());
                if (known.isPresent()) {
                    return known.get();
                }
            }
            var written = posts.write(post);
            if (!written.isNew()) {
                throw new Refused(new Refusal.Conflict("A post of this name is known, and is no listing."));
            }
            rows.insert(written.post().id(), terms);
            var listing = new Listing(written.post(), terms, Listing.State.OPEN);
            events.publish(new ListingEvent.ListingPublished(listing));
            return listing;
        });
    }

    /** Its author changes words or terms; an offer stays an offer. */
    public Listing edit(Listing listing, Identity by, Words words, Terms terms) {
        if (listing.post().author().id() != by.id()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        NewListing.checkTitle(words);
        if (terms.purpose() != listing.terms().purpose()) {
            throw Refused.invalid("purpose", "An offer stays an offer, a need a need. Withdraw it and write another.");
        }
        checkEnd(terms);
        return rewritten(listing, words, terms, null, null);
    }

    /** What a remote author changed; the caller has checked that it comes from them. */
    public Listing rewritten(
            Listing listing, Words words, Terms terms, @Nullable Instant editedAt, @Nullable String raw) {
        return transactions.write(() -> {
            if (listing.state() == Listing.State.WITHDRAWN) {
                throw Refused.conflict("This was withdrawn already.");
            }
            var post = posts.rewrite(listing.id(), words, editedAt, raw);
            rows.update(listing.id(), terms);
            var changed = new Listing(post, terms, Listing.State.OPEN);
            events.publish(new ListingEvent.ListingEdited(changed));
            return changed;
        });
    }

    /** Its author, or a coordinator of the local group it is in, takes it back. */
    public void withdraw(Listing listing, Identity by) {
        var group = listing.post().group();
        if (listing.post().author().id() != by.id()) {
            if (group == null || !group.isLocal()) {
                throw Refused.notAllowed("Only who wrote it can withdraw it.");
            }
            memberships.require(group.id(), by.id(), Right.TIDY);
        }
        withdrawn(listing);
    }

    /** It is taken back, by its author's own word; the caller has checked that it is theirs. */
    public void withdrawn(Listing listing) {
        transactions.run(() -> {
            if (rows.withdraw(listing.id()) > 0) {
                var left = posts.delete(listing.id());
                events.publish(
                        new ListingEvent.ListingWithdrawn(new Listing(left, listing.terms(), Listing.State.WITHDRAWN)));
            }
        });
    }

    /** The listing of a post whatever its state; whoever asks has checked that the post may be read. */
    public Optional<Listing> of(Post post) {
        return transactions.read(() -> rows.byPosts(List.of(post)).stream().findFirst());
    }

    public Optional<Listing> byUri(String uri) {
        return posts.byUri(uri).flatMap(this::of);
    }

    /** A listing for {@code viewerId} (null: the public) to read, or a refusal: not found, or gone. */
    public Listing require(long id, @Nullable Long viewerId) {
        return of(posts.require(id, viewerId))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    /** The listings among posts, by post id: one query for a page. */
    public Map<Long, Listing> among(List<Post> candidates) {
        return transactions.read(() -> rows.byId(candidates));
    }

    /** Open listings that fit, newest first. */
    public Page<Listing> search(ListingFilter filter, @Nullable Long viewerId, Page.Request page) {
        return transactions.read(() -> rows.search(filter, viewerId, clock.instant(), page));
    }

    /** How many open listings of each purpose fit. */
    public Map<Purpose, Integer> count(ListingFilter filter, @Nullable Long viewerId) {
        return transactions.read(() -> rows.count(filter, viewerId, clock.instant()));
    }

    /** How many listings are open on this instance and elsewhere, for NodeInfo. */
    public int countOpen() {
        return transactions.read(() -> sql.fetchCount(LISTING, LISTING.STATE.eq(Listing.State.OPEN.name())));
    }

    private void checkEnd(Terms terms) {
        var until = terms.openUntil();
        if (until != null && !until.isAfter(clock.instant())) {
            throw Refused.invalid("openUntil", "The end must lie ahead, or be left out for a standing listing.");
        }
    }
}
