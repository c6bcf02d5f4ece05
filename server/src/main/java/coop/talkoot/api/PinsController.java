package coop.talkoot.api;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Posts;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** What stands at the top of a page, and what a group's coordinators put there. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PinsController {
    private final Pins pins;
    private final Posts posts;
    private final PostViews views;
    private final Addresses addresses;
    private final KnownGroups groups;

    PinsController(Pins pins, Posts posts, PostViews views, Addresses addresses, KnownGroups groups) {
        this.pins = pins;
        this.posts = posts;
        this.views = views;
        this.addresses = addresses;
        this.groups = groups;
    }

    /** Of a person or a group; all of them, as there are never many. */
    @Get("/people/{id}/pins")
    PageView<PostView> pins(String id, @Nullable Viewer viewer) {
        var owner = addresses.byId(SentQuery.id(id));
        var pinned = pins.of(owner.id(), viewer == null ? null : viewer.actorId());
        return new PageView<>(views.all(pinned, viewer), null);
    }

    @Put("/groups/{id}/pins/{postId}")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void pin(String id, String postId, Viewer viewer) {
        var post = posts.require(SentQuery.id(postId), viewer.actorId());
        pins.pin(groups.require(id).identity(), post, viewer.identity());
    }

    @Delete("/groups/{id}/pins/{postId}")
    @Status(HttpStatus.NO_CONTENT)
    void unpin(String id, String postId, Viewer viewer) {
        var post = posts.require(SentQuery.id(postId), viewer.actorId());
        pins.unpin(groups.require(id).identity(), post, viewer.identity());
    }
}
