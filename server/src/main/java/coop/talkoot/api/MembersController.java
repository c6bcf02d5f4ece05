package coop.talkoot.api;

import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.Role;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
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

/** What coordinators and admins do: admit, refuse, remove, give roles. */
@Controller(Api.ROOT + "/groups/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MembersController {
    private final KnownGroups known;
    private final Memberships memberships;
    private final Addresses addresses;

    MembersController(KnownGroups known, Memberships memberships, Addresses addresses) {
        this.known = known;
        this.memberships = memberships;
        this.addresses = addresses;
    }

    @Get("/requests")
    HttpResponse<PageView<MembershipView>> requests(HttpRequest<?> request, String id, Viewer viewer) {
        var group = known.requireLocal(id);
        memberships.require(group.id(), viewer.actorId(), Right.ADMIT);
        var page = SentQuery.of(request).page();
        return PageView.of(request, memberships.requestsTo(group.id(), page), MembershipView::of);
    }

    @Post("/requests/{personId}/admit")
    @Consumes(MediaType.ALL)
    MembershipView admit(String id, String personId, Viewer viewer) {
        return MembershipView.of(memberships.admit(requested(id, personId, viewer)));
    }

    @Post("/requests/{personId}/refuse")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void refuse(String id, String personId, Viewer viewer) {
        memberships.refuse(requested(id, personId, viewer));
    }

    @Patch("/members/{personId}")
    MembershipView changeRole(String id, String personId, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var role = sent.oneOf("role", Role.class);
        sent.done();
        var person = addresses.byId(SentQuery.id(personId));
        return MembershipView.of(memberships.setRole(known.requireLocal(id), person, role, viewer.identity()));
    }

    @Delete("/members/{personId}")
    @Status(HttpStatus.NO_CONTENT)
    void remove(String id, String personId, Viewer viewer) {
        var person = addresses.byId(SentQuery.id(personId));
        memberships.remove(known.requireLocal(id), person, viewer.identity());
    }

    private Membership requested(String id, String personId, Viewer viewer) {
        var group = known.requireLocal(id);
        memberships.require(group.id(), viewer.actorId(), Right.ADMIT);
        return memberships
                .find(group.id(), SentQuery.id(personId))
                .filter(membership -> membership.state() == Membership.State.REQUESTED)
                .orElseThrow(() -> Refused.notFound("That person is not waiting for an answer."));
    }
}
