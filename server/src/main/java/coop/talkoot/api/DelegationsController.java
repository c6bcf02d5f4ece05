package coop.talkoot.api;

import coop.talkoot.governance.DelegationScope;
import coop.talkoot.governance.Delegations;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewDelegation;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;

/** Who votes for the viewer, and for whom the viewer does. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DelegationsController {
    private final Delegations delegations;
    private final Motions motions;
    private final KnownGroups groups;
    private final Addresses addresses;
    private final Clock clock;

    DelegationsController(
            Delegations delegations, Motions motions, KnownGroups groups, Addresses addresses, Clock clock) {
        this.delegations = delegations;
        this.motions = motions;
        this.groups = groups;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Get("/delegations")
    HttpResponse<PageView<DelegationView>> given(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, delegations.givenBy(viewer.identity(), page), DelegationView::of);
    }

    @Get("/groups/{id}/delegations/held")
    HeldView held(String id, Viewer viewer) {
        var group = groups.require(id).identity();
        return new HeldView(
                delegations.countHeldBy(viewer.identity(), group),
                delegations.knownTo(viewer.identity(), group).stream()
                        .map(DelegationView::of)
                        .toList());
    }

    @Post("/delegations")
    HttpResponse<DelegationView> make(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var groupId = sent.requiredId("group");
        var delegateId = sent.requiredId("delegate");
        var motionId = sent.id("motion").orElse(null);
        var type = sent.has("type") ? sent.oneOf("type", Motion.Type.class) : null;
        var from = sent.moment("from", null);
        var until = sent.moment("until", null);
        var acceptsCap = sent.yes("acceptsCap", false);
        var showsName = sent.yes("showsName", false);
        sent.done();
        if (until == null) {
            throw Refused.invalid("until", "Say until when.");
        }
        if (motionId != null && type != null) {
            throw Refused.invalid("motion", "A delegation is for one motion, or for those of a type.");
        }
        var group = groups.require(groupId).identity();
        if (motionId != null
                && motions.require(motionId, viewer.actorId()).group().id() != group.id()) {
            throw Refused.invalid("motion", "That motion was put to another group.");
        }
        var scope = motionId != null
                ? new DelegationScope.OfMotion(motionId)
                : type != null ? new DelegationScope.OfType(type) : new DelegationScope.All();
        var wanted = new NewDelegation(
                viewer.identity(),
                addresses.byId(delegateId),
                group,
                scope,
                from == null ? clock.instant() : from,
                until,
                acceptsCap,
                showsName,
                Origin.LOCAL);
        return HttpResponse.created(DelegationView.of(delegations.make(wanted)));
    }

    @Delete("/delegations/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(String id, Viewer viewer) {
        delegations.revoke(delegations.require(SentQuery.id(id), viewer.identity()), viewer.identity());
    }
}
