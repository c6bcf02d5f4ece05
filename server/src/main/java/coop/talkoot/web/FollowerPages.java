package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Follow;
import coop.talkoot.people.Follows;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.FollowersPage;
import coop.talkoot.web.view.JoinRequest;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Who follows one, and who waits to. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class FollowerPages {
    private static final int REQUESTS = 40;

    private final Pages pages;
    private final Names names;
    private final Known known;
    private final Follows follows;

    FollowerPages(Pages pages, Names names, Known known, Follows follows) {
        this.pages = pages;
        this.names = names;
        this.known = known;
        this.follows = follows;
    }

    @Get("/settings/followers")
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var asked = SentQuery.of(request).page();
        var found = follows.followersOf(viewer.actorId(), asked);
        var page = new FollowersPage(
                viewer.identity().approvesFollowers(),
                requests(viewer),
                found.items().stream()
                        .map(follow -> new FollowersPage.Follower(
                                names.who(follow.follower()), action(follow.follower()) + "/drop"))
                        .toList(),
                Links.pager("/settings/followers", Map.of(), asked, found));
        return pages.show(visit, Section.YOU, page);
    }

    @Post("/settings/followers/{id}/accept")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> accept(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var follow = waiting(visit.require(), id);
        follows.accept(follow);
        return back(visit, "flash.followerAccepted", follow.follower());
    }

    @Post("/settings/followers/{id}/decline")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> decline(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var follow = waiting(visit.require(), id);
        follows.reject(follow);
        return back(visit, "flash.followerDeclined", follow.follower());
    }

    @Post("/settings/followers/{id}/drop")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> drop(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var follower = known.byId(id);
        follows.dropFollower(viewer.identity(), follower.id());
        return back(visit, "flash.followerDropped", follower);
    }

    private Follow waiting(Viewer viewer, String id) {
        return follows.between(SentQuery.id(id), viewer.actorId())
                .filter(follow -> follow.state() == Follow.State.REQUESTED)
                .orElseThrow(() -> Refused.notFound("That person is not waiting for an answer."));
    }

    private List<JoinRequest> requests(Viewer viewer) {
        return follows.requestsTo(viewer.actorId(), Page.Request.first(REQUESTS)).items().stream()
                .map(follow -> new JoinRequest(
                        names.who(follow.follower()),
                        follow.createdAt(),
                        action(follow.follower()) + "/accept",
                        action(follow.follower()) + "/decline"))
                .toList();
    }

    private HttpResponse<byte[]> back(Visit visit, String key, Identity follower) {
        return pages.go(visit, "/settings/followers", key, follower.displayName());
    }

    private static String action(Identity follower) {
        return "/settings/followers/" + follower.id();
    }
}
