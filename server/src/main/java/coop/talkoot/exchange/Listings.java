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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Offers and needs, of this instance and of others as far as they are known here. */
@Singleton
public final class Listings {
    /** For how long an end is put off by one word of its author. */
    public static final Duration RENEWED_FOR = Duration.ofDays(30);

    private final DSLContext sql;
    private final Transactions transactions;
    private final DomainEvents events;
    private final Clock clock;
    private final Posts posts;
    private final ListingRows rows;
    private final Memberships memberships;
    private final Resources resources;
    private final Categories categories;

    Listings(
            DSLContext sql,
            Transactions transactions,
            DomainEvents events,
            Clock clock,
            Posts posts,
            ListingRows rows,
            Memberships memberships,
            Resources resources,
            Categories categories) {
        this.sql = sql;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.posts = posts;
        this.rows = rows;
        this.memberships = memberships;
        this.resources = resources;
        this.categories = categories;
    }

    /** A member of a group publishes an offer or need in it. */
    public Listing publish(NewListing wanted) {
        memberships.require(wanted.group().id(), wanted.author().id(), Right.WRITE);
        checkEnd(wanted.terms());
        var folder = wanted.terms().purpose() == Purpose.OFFER ? "offers" : "needs";
        var post = new NewPost(
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
                null);
        return transactions.write(() -> {
            var category = category(wanted.group(), wanted.categoryId());
            var written = posts.write(post).post();
            var thing = features(wanted.terms())
                    .map(features -> resources.offered(
                            wanted.author(), wanted.group(), written.title(), features, wanted.resourceId()));
            return begun(new Listing(written, wanted.terms(), Listing.State.OPEN, thing.orElse(null), category));
        });
    }

    /** Writes a listing of another server. One that is known already changes nothing and is told to nobody. */
    public Listing take(NewPost post, Terms terms) {
        return transactions.write(() -> {
            if (post.origin() instanceof Origin.Remote remote) {
                var known = byUri(remote.uri());
                if (known.isPresent()) {
                    return known.get();
                }
            }
            var taken = posts.write(post);
            if (!taken.isNew()) {
                // It came twice at once, and the other was first: or it is something else.
                return byUri(taken.post().uri())
                        .orElseThrow(() ->
                                new Refused(new Refusal.Conflict("A post of this name is known, and is no listing.")));
            }
            return begun(new Listing(taken.post(), terms, Listing.State.OPEN, farThing(taken.post(), terms), null));
        });
    }

    private Listing begun(Listing listing) {
        rows.insert(listing);
        events.publish(new ListingEvent.ListingPublished(listing));
        return listing;
    }

    /** {@link #edit(Listing, Identity, Words, Terms, Long)}, on the shelf it stands on. */
    public Listing edit(Listing listing, Identity by, Words words, Terms terms) {
        var category = listing.category();
        return edit(listing, by, words, terms, category == null ? null : category.id());
    }

    /**
     * Its author changes words or terms; an offer stays an offer. {@code categoryId} null is no shelf. {@code listing} is
     * what they saw: as many pieces come or go as {@code terms} have more or less.
     */
    public Listing edit(Listing listing, Identity by, Words words, Terms terms, @Nullable Long categoryId) {
        requireAuthor(listing, by);
        NewListing.checkTitle(words);
        NewListing.checkPrice(terms);
        if (terms.purpose() != listing.terms().purpose()) {
            throw Refused.invalid("purpose", "An offer stays an offer, a need a need. Withdraw it and write another.");
        }
        checkEnd(terms);
        return transactions.write(() -> {
            // in the order in which one who takes the shelf down locks them
            var category = category(listing.post().group(), categoryId);
            var state = open(listing);
            var post = posts.rewrite(listing.id(), words, null, null);
            var wanted = features(terms);
            if (wanted.isEmpty()) {
                return changed(new Listing(post, terms, state, null, category));
            }
            var known = listing.resourceId();
            if (known == null) {
                var thing = resources.offered(post.author(), post.group(), post.title(), wanted.get(), null);
                return changed(new Listing(post, terms, state, thing, category));
            }
            var seen = features(listing.terms()).orElse(wanted.get());
            var counted = new Subject.Item(resources.isNow(known, wanted.get(), seen));
            return changed(new Listing(post, terms.about(counted), state, known, category));
        });
    }

    /** What a remote author changed; the caller has checked that it comes from them. */
    public Listing rewritten(
            Listing listing, Words words, Terms terms, @Nullable Instant editedAt, @Nullable String raw) {
        return transactions.write(() -> {
            var state = open(listing);
            var post = posts.rewrite(listing.id(), words, editedAt, raw);
            var thing = listing.resourceId();
            if (thing == null) {
                thing = farThing(post, terms);
            } else {
                var known = thing;
                features(terms).ifPresent(features -> resources.isNow(known, features));
            }
            return changed(new Listing(post, terms, state, features(terms).isPresent() ? thing : null, null));
        });
    }

    private Listing changed(Listing listing) {
        rows.update(listing);
        events.publish(new ListingEvent.ListingEdited(listing));
        return listing;
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
            if (rows.move(listing.id(), Listing.State.WITHDRAWN, Listing.State.OPEN, Listing.State.ARCHIVED)) {
                var left = posts.delete(listing.id());
                events.publish(new ListingEvent.ListingWithdrawn(
                        new Listing(left, listing.terms(), Listing.State.WITHDRAWN, listing.resourceId(), null)));
            }
        });
    }

    /** Its author has no use for it now: it is in no list, still there by its address, and may be opened again. */
    public Listing archive(Listing listing, Identity by) {
        requireAuthor(listing, by);
        return rested(listing, listing.terms(), Listing.State.ARCHIVED, Listing.State.OPEN);
    }

    /** The group it stands open in has ended: it rests from now on. What others wrote, their own server says. */
    void laidAside(Listing listing) {
        if (rows.move(listing.id(), Listing.State.ARCHIVED, Listing.State.OPEN)) {
            var post = listing.post().isLocal()
                    ? posts.rewrite(listing.id(), said(listing.post()), null, null)
                    : listing.post();
            changed(new Listing(
                    post, listing.terms(), Listing.State.ARCHIVED, listing.resourceId(), listing.category()));
        }
    }

    /** Open again; one whose end has come meanwhile stands open without. */
    public Listing reopen(Listing listing, Identity by) {
        requireAuthor(listing, by);
        var group = listing.post().group();
        if (group != null && group.isGone()) {
            throw Refused.conflict("The co-op this stood in has ended. Publish it in another one.");
        }
        var until = listing.terms().openUntil();
        var terms = until == null || until.isAfter(clock.instant())
                ? listing.terms()
                : listing.terms().until(null);
        return rested(listing, terms, Listing.State.OPEN, Listing.State.ARCHIVED);
    }

    /** Its end is {@link #RENEWED_FOR} from now, or stays where it is if that is later. */
    public Listing renew(Listing listing, Identity by) {
        requireAuthor(listing, by);
        var until = listing.terms().openUntil();
        if (until == null) {
            throw Refused.conflict("This stands open without an end.");
        }
        var later = clock.instant().plus(RENEWED_FOR);
        var terms = listing.terms().until(until.isAfter(later) ? until : later);
        return rested(listing, terms, Listing.State.OPEN, Listing.State.OPEN);
    }

    /** The words stay, and other servers are told nevertheless: they know by the time of the change that there is one. */
    private Listing rested(Listing listing, Terms terms, Listing.State to, Listing.State from) {
        return transactions.write(() -> {
            if (!rows.move(listing.id(), to, from)) {
                if (rows.locked(listing.id()) == to) {
                    return of(listing.post()).orElseThrow();
                }
                throw Refused.conflict("This is not as it was any more. Look at it again.");
            }
            var post = posts.rewrite(listing.id(), said(listing.post()), null, null);
            return changed(new Listing(post, terms, to, listing.resourceId(), listing.category()));
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

    private Listing.State open(Listing listing) {
        var state = rows.locked(listing.id());
        if (state == Listing.State.WITHDRAWN) {
            throw Refused.conflict("This was withdrawn already.");
        }
        return state;
    }

    private @Nullable Category category(@Nullable Identity group, @Nullable Long id) {
        if (id == null) {
            return null;
        }
        if (group == null) {
            throw Refused.invalid("category", "Only what stands in a co-op stands in one of its categories.");
        }
        return categories.held(group.id(), id);
    }

    private static Optional<Features> features(Terms terms) {
        return NewListing.isOfThing(terms) && terms.subject() instanceof Subject.Item item
                ? Optional.of(item.features())
                : Optional.empty();
    }

    private @Nullable Long farThing(Post post, Terms terms) {
        return features(terms)
                .map(features -> resources.offeredFar(post.author(), post.group(), post.uri(), post.title(), features))
                .orElse(null);
    }

    private static Words said(Post post) {
        return new Words(
                post.title(),
                post.text(),
                post.contentHtml(),
                post.language(),
                post.tags(),
                post.warning(),
                post.isSensitive());
    }

    private static void requireAuthor(Listing listing, Identity by) {
        if (listing.post().author().id() != by.id()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
    }

    private void checkEnd(Terms terms) {
        var until = terms.openUntil();
        if (until != null && !until.isAfter(clock.instant())) {
            throw Refused.invalid("openUntil", "The end must lie ahead, or be left out for a standing listing.");
        }
    }
}
