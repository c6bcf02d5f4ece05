package coop.talkoot.api;

import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.exchange.OwnListings;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Offers and needs. */
@Controller(Api.ROOT + "/listings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListingsController {
    private final Listings listings;
    private final OwnListings own;
    private final PostViews views;
    private final KnownGroups groups;
    private final Idempotency idempotency;
    private final Attachments attachments;

    ListingsController(
            Listings listings,
            OwnListings own,
            PostViews views,
            KnownGroups groups,
            Idempotency idempotency,
            Attachments attachments) {
        this.listings = listings;
        this.own = own;
        this.views = views;
        this.groups = groups;
        this.idempotency = idempotency;
        this.attachments = attachments;
    }

    @Get
    HttpResponse<PageView<PostView>> search(HttpRequest<?> request, @Nullable Viewer viewer) {
        var query = SentQuery.of(request);
        var found = listings.search(filter(query), idOf(viewer), query.page());
        return answer(request, found, viewer);
    }

    static ListingFilter filter(SentQuery query) {
        return new ListingFilter(
                query.text("q", 200).orElse(null),
                query.oneOf("purpose", Purpose.class).orElse(null),
                query.oneOf("kind", ExchangeKind.class).orElse(null),
                query.id("group", "a group").orElse(null),
                query.id("author", "a person").orElse(null),
                query.text("tag", 100).map(tag -> tag.replaceFirst("^#", "")).orElse(null));
    }

    /** The viewer's own, by how they stand. */
    @Get("/own")
    HttpResponse<PageView<PostView>> own(HttpRequest<?> request, Viewer viewer) {
        var query = SentQuery.of(request);
        var standing = query.oneOf("standing", OwnListings.Standing.class).orElse(OwnListings.Standing.OPEN);
        return answer(request, own.of(viewer.actorId(), standing, query.page()), viewer);
    }

    private HttpResponse<PageView<PostView>> answer(
            HttpRequest<?> request, Page<Listing> found, @Nullable Viewer viewer) {
        var posts = found.items().stream().map(Listing::post).toList();
        return PageView.answer(request, views.all(posts, viewer), found.next());
    }

    @Post
    HttpResponse<PostView> publish(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var groupId = sent.requiredId("group");
        var audience = sent.oneOf("audience", Audience.class);
        var sentWords = SentWords.of(sent, viewer);
        var sentTerms = SentTerms.of(sent);
        var media = SentMedia.of(sent);
        var thing = sent.id("thing").orElse(null);
        var category = sent.id("category").orElse(null);
        sent.done();
        var group = groups.require(groupId);
        var wanted = new NewListing(
                viewer.identity(), group.identity(), audience, sentWords.typed(), sentTerms.checked(), thing, category);
        var id = idempotency.once(
                request,
                body,
                viewer,
                () -> media.on(attachments, () -> listings.publish(wanted)).id());
        return HttpResponse.created(view(listings.require(id, viewer.actorId()), viewer));
    }

    @Get("/{id}")
    PostView show(String id, @Nullable Viewer viewer) {
        return view(listings.require(SentQuery.id(id), idOf(viewer)), viewer);
    }

    @Patch("/{id}")
    PostView edit(String id, @Body byte[] body, Viewer viewer) {
        var listing = listings.require(SentQuery.id(id), viewer.actorId());
        if (listing.post().author().id() != viewer.actorId()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        var sent = SentFields.of(body);
        var sentWords = SentWords.of(sent, listing.post());
        var sentTerms = SentTerms.of(sent, listing.terms());
        var media = SentMedia.of(sent, attachments.ofPost(listing.id()));
        var shelf = listing.category();
        var category =
                sent.has("category") ? sent.id("category").orElse(null) : shelf == null ? null : (Long) shelf.id();
        sent.done();
        var edited = media.on(
                attachments,
                () -> listings.edit(listing, viewer.identity(), sentWords.typed(), sentTerms.checked(), category));
        return view(edited, viewer);
    }

    @Post("/{id}/archive")
    @Consumes(MediaType.ALL)
    PostView archive(String id, Viewer viewer) {
        var listing = listings.require(SentQuery.id(id), viewer.actorId());
        return view(listings.archive(listing, viewer.identity()), viewer);
    }

    @Post("/{id}/reopen")
    @Consumes(MediaType.ALL)
    PostView reopen(String id, Viewer viewer) {
        var listing = listings.require(SentQuery.id(id), viewer.actorId());
        return view(listings.reopen(listing, viewer.identity()), viewer);
    }

    @Post("/{id}/renew")
    @Consumes(MediaType.ALL)
    PostView renew(String id, Viewer viewer) {
        var listing = listings.require(SentQuery.id(id), viewer.actorId());
        return view(listings.renew(listing, viewer.identity()), viewer);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void withdraw(String id, Viewer viewer) {
        listings.withdraw(listings.require(SentQuery.id(id), viewer.actorId()), viewer.identity());
    }

    private PostView view(Listing listing, @Nullable Viewer viewer) {
        return views.one(listing.post(), viewer);
    }

    private static @Nullable Long idOf(@Nullable Viewer viewer) {
        return viewer == null ? null : viewer.actorId();
    }
}
