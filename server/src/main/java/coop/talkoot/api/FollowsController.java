package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
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

/** Following people and groups, here and elsewhere, and answering those who ask to. */
@Controller(Api.ROOT + "/follows")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FollowsController {
    private final Follows follows;
    private final Addresses addresses;

    FollowsController(Follows follows, Addresses addresses) {
        this.follows = follows;
        this.addresses = addresses;
    }

    @Post
    @Status(HttpStatus.CREATED)
    FollowView follow(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var address = sent.text("address");
        var saysAnnounces = sent.has("showsAnnounces");
        var showsAnnounces = sent.yes("showsAnnounces", true);
        var saysNotifies = sent.has("notifies");
        var notifies = sent.yes("notifies", false);
        sent.done();
        var followee = addresses.byAddress("address", address);
        var follow = follows.request(viewer.identity(), followee, Origin.LOCAL);
        return FollowView.of(follows.prefer(
                        viewer.actorId(),
                        followee.id(),
                        saysAnnounces ? showsAnnounces : follow.showsAnnounces(),
                        saysNotifies ? notifies : follow.notifies())
                .orElse(follow));
    }

    @Patch("/{personId}")
    FollowView prefer(String personId, @Body byte[] body, Viewer viewer) {
        var known = follows.between(viewer.actorId(), SentQuery.id(personId)).orElseThrow(FollowsController::none);
        var sent = SentFields.of(body);
        var showsAnnounces = sent.yes("showsAnnounces", known.showsAnnounces());
        var notifies = sent.yes("notifies", known.notifies());
        sent.done();
        return FollowView.of(follows.prefer(viewer.actorId(), known.followee().id(), showsAnnounces, notifies)
                .orElseThrow(FollowsController::none));
    }

    /** Somebody shall follow no longer, or never asked. */
    @Delete("/followers/{personId}")
    @Status(HttpStatus.NO_CONTENT)
    void drop(String personId, Viewer viewer) {
        follows.dropFollower(viewer.identity(), SentQuery.id(personId));
    }

    @Delete("/{personId}")
    @Status(HttpStatus.NO_CONTENT)
    void unfollow(String personId, Viewer viewer) {
        follows.end(viewer.actorId(), SentQuery.id(personId));
    }

    @Get("/requests")
    HttpResponse<PageView<FollowView>> requests(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, follows.requestsTo(viewer.actorId(), page), FollowView::of);
    }

    @Post("/requests/{personId}/accept")
    @Consumes(MediaType.ALL)
    FollowView accept(String personId, Viewer viewer) {
        return FollowView.of(follows.accept(requested(personId, viewer)));
    }

    @Post("/requests/{personId}/reject")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void reject(String personId, Viewer viewer) {
        follows.reject(requested(personId, viewer));
    }

    private static Refused none() {
        return Refused.notFound("You do not follow them.");
    }

    private Follow requested(String personId, Viewer viewer) {
        return follows.between(SentQuery.id(personId), viewer.actorId())
                .filter(follow -> follow.state() == Follow.State.REQUESTED)
                .orElseThrow(() -> Refused.notFound("That person is not waiting for an answer."));
    }
}
