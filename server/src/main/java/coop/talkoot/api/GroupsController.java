package coop.talkoot.api;

import coop.talkoot.governance.Forks;
import coop.talkoot.groups.Endings;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Co-ops: which there are, who is in them, coming and going. */
@Controller(Api.ROOT + "/groups")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GroupsController {
    private final Groups groups;
    private final KnownGroups known;
    private final Memberships memberships;
    private final Endings endings;
    private final Forks forks;

    GroupsController(Groups groups, KnownGroups known, Memberships memberships, Endings endings, Forks forks) {
        this.groups = groups;
        this.known = known;
        this.memberships = memberships;
        this.endings = endings;
        this.forks = forks;
    }

    /** Those of this instance; they are few, so there is one page. */
    @Get
    HttpResponse<PageView<GroupView>> list(HttpRequest<?> request, @Nullable Viewer viewer) {
        var items = groups.local().stream().map(group -> view(group, viewer)).toList();
        return PageView.answer(request, items, null);
    }

    @Get("/{id}")
    GroupView show(String id, @Nullable Viewer viewer) {
        return view(known.require(id), viewer);
    }

    /** For people who are signed in: who belongs to what is not for every passing program. */
    @Get("/{id}/members")
    HttpResponse<PageView<MembershipView>> members(HttpRequest<?> request, String id, Viewer viewer) {
        var group = known.require(id);
        var page = SentQuery.of(request).page();
        return PageView.of(request, memberships.membersOf(group.id(), page), MembershipView::of);
    }

    @Post("/{id}/join")
    @Consumes(MediaType.ALL)
    MembershipView join(String id, Viewer viewer) {
        return MembershipView.of(memberships.join(known.require(id), viewer.identity(), Origin.LOCAL));
    }

    @Post("/{id}/leave")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void leave(String id, Viewer viewer) {
        memberships.leave(known.require(id), viewer.identity());
    }

    @Get("/{id}/ending")
    EndingView ending(String id, Viewer viewer) {
        return EndingView.of(endings.hindrances(known.requireLocal(id), viewer.identity()));
    }

    /** For good: the handle is sent to show that it is meant. */
    @Post("/{id}/end")
    @Status(HttpStatus.NO_CONTENT)
    void end(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        var sent = SentFields.of(body);
        var handle = sent.text("handle");
        sent.done();
        endings.end(group, viewer.identity(), handle);
    }

    private GroupView view(Group group, @Nullable Viewer viewer) {
        var own = viewer == null
                ? null
                : memberships.find(group.id(), viewer.actorId()).orElse(null);
        var origin = forks.originUri(group.identity()).orElse(null);
        return GroupView.of(group, memberships.countMembers(group.id()), origin, own);
    }
}
