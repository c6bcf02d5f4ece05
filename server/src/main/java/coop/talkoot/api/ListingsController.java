package coop.talkoot.api;

import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
    private final PostViews views;
    private final KnownGroups groups;
    private final Idempotency idempotency;
    private final Attachments attachments;

    ListingsController(
            Listings listings, PostViews views, KnownGroups groups, Idempotency idempotency, Attachments attachments) {
        this.listings = listings;
        this.views = views;
        this.groups = groups;
        this.idempotency = idempotency;
        this.attachments = attachments;
    }

    @Post
    HttpResponse<PostView> publish(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var groupId = sent.requiredId("group");
        var audience = sent.oneOf("audience", Audience.class);
        var sentWords = SentWords.of(sent, viewer);
        var sentTerms = SentTerms.of(sent);
        var media = SentMedia.of(sent);
        sent.done();
        var group = groups.require(groupId);
        var wanted =
                new NewListing(viewer.identity(), group.identity(), audience, sentWords.typed(), sentTerms.checked());
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
        sent.done();
        var edited = media.on(
                attachments, () -> listings.edit(listing, viewer.identity(), sentWords.typed(), sentTerms.checked()));
        return view(edited, viewer);
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
