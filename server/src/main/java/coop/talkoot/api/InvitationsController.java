package coop.talkoot.api;

import coop.talkoot.groups.Invitations;
import coop.talkoot.groups.Role;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;

/** Links that let people into a group. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class InvitationsController {
    private static final int MOST_USES = 500;
    private static final int MOST_DAYS = 90;

    private final Invitations invitations;
    private final KnownGroups known;
    private final Settings settings;

    InvitationsController(Invitations invitations, KnownGroups known, Settings settings) {
        this.invitations = invitations;
        this.known = known;
        this.settings = settings;
    }

    @Post("/groups/{id}/invitations")
    @Status(HttpStatus.CREATED)
    InvitationView create(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var role = sent.oneOf("role", Role.class, Role.MEMBER);
        var uses = sent.whole("uses", 1, MOST_USES);
        var days = sent.whole("days", 14, MOST_DAYS);
        sent.done();
        var terms = new Invitations.Terms(role, uses, Duration.ofDays(days));
        return view(invitations.create(known.requireLocal(id), viewer.identity(), terms));
    }

    @Get("/groups/{id}/invitations")
    HttpResponse<PageView<InvitationView>> open(HttpRequest<?> request, String id, Viewer viewer) {
        var page = SentQuery.of(request).page();
        var open = invitations.open(known.requireLocal(id), viewer.identity(), page);
        return PageView.of(request, open, invitation -> InvitationView.of(null, null, invitation));
    }

    @Delete("/groups/{id}/invitations/{invitationId}")
    @Status(HttpStatus.NO_CONTENT)
    void revoke(String id, String invitationId, Viewer viewer) {
        invitations.revoke(known.requireLocal(id), SentQuery.id(invitationId), viewer.identity());
    }

    @Get("/invitations/{token}")
    InvitationView show(String token) {
        return view(token);
    }

    @Post("/invitations/{token}/accept")
    @Consumes(MediaType.ALL)
    MembershipView accept(String token, Viewer viewer) {
        return MembershipView.of(invitations.accept(token, viewer.identity()));
    }

    private InvitationView view(String token) {
        var invitation = invitations
                .find(token)
                .orElseThrow(() -> Refused.notFound("This invitation is used up, out of date, or was never given."));
        return InvitationView.of(token, settings.uri("/join/" + token), invitation);
    }
}
