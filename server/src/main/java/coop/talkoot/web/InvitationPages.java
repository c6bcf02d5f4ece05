package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Invitation;
import coop.talkoot.groups.Invitations;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.Role;
import coop.talkoot.groups.Welcome;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.NewPerson;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.InvitationPage;
import coop.talkoot.web.view.InvitePage;
import coop.talkoot.web.view.Markup;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links that let people in: making them, and coming in by one. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class InvitationPages {
    private static final String DAYS = "An invitation lasts 1 to 90 days.";
    private static final String USES = "An invitation is good for 1 to 500 people.";

    private final Pages pages;
    private final Doors doors;
    private final Known known;
    private final Names names;
    private final Facts facts;
    private final Invitations invitations;
    private final Memberships memberships;
    private final Welcome welcome;
    private final Settings settings;
    private final Clock clock;

    InvitationPages(
            Pages pages,
            Doors doors,
            Known known,
            Names names,
            Facts facts,
            Invitations invitations,
            Memberships memberships,
            Welcome welcome,
            Settings settings,
            Clock clock) {
        this.pages = pages;
        this.doors = doors;
        this.known = known;
        this.names = names;
        this.facts = facts;
        this.invitations = invitations;
        this.memberships = memberships;
        this.welcome = welcome;
        this.settings = settings;
        this.clock = clock;
    }

    @Get("/groups/{handle}/invite")
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = forCoordinator(visit, handle);
        var fields = Fields.of(Map.of("role", "MEMBER", "uses", "10", "days", "14"));
        return pages.show(visit, Section.MEMBERS, group.identity(), invite(visit, group, fields, null, null));
    }

    /** Shows the link at once and only now: just its hash is kept. */
    @Post("/groups/{handle}/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> make(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = forCoordinator(visit, handle);
        var form = Form.of(sent);
        try {
            var lasts = Duration.ofDays(form.number("days", DAYS));
            var terms = new Invitations.Terms(
                    form.oneOf("role", Role.class, "Choose one of the roles."), form.number("uses", USES), lasts);
            var token = invitations.create(group, viewer.identity(), terms);
            var page = invite(
                    visit,
                    group,
                    form.wrong(Map.of(), null),
                    settings.uri("/join/" + token),
                    clock.instant().plus(lasts));
            return pages.show(visit, Section.MEMBERS, group.identity(), page);
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("role", "uses", "days"));
            return pages.again(visit, Section.MEMBERS, group.identity(), invite(visit, group, fields, null, null));
        }
    }

    @Post("/groups/{handle}/invitations/{id}/close")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> close(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group("groups", handle);
        invitations.revoke(group, SentQuery.id(id), viewer.identity());
        return pages.go(visit, names.href(group.identity()) + "/invite", "flash.revoked");
    }

    @Get("/join/{token}")
    HttpResponse<byte[]> door(HttpRequest<?> request, String token) {
        var visit = Visit.of(request);
        var invitation = require(visit, token);
        var page = page(visit, invitation, token, Fields.empty());
        return pages.show(visit, Section.NONE, invitation.group().identity(), page);
    }

    @Post("/join/{token}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> comeIn(HttpRequest<?> request, String token, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.viewer();
        var form = Form.of(sent);
        var invitation = require(visit, token);
        var group = invitation.group().identity();
        try {
            if (viewer != null) {
                invitations.accept(token, viewer.identity());
                return pages.go(visit, names.href(group), "flash.joined");
            }
            var person = new NewPerson(
                    form.text("handle", 100),
                    form.text("name", 200),
                    form.text("email", 320),
                    form.text("password", 200));
            var newcomer = welcome.signUp(token, person);
            return doors.enter(visit, newcomer, pages.go(visit, "/", "flash.welcome"));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("name", "handle", "email", "password"));
            return pages.again(visit, Section.NONE, group, page(visit, invitation, token, fields));
        }
    }

    private Invitation require(Visit visit, String token) {
        return invitations
                .find(token)
                .orElseThrow(
                        () -> new Refused(new Refusal.Gone(Frames.texts(visit).say("invitation.closedText"))));
    }

    private Group forCoordinator(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.INVITE);
        return group;
    }

    private InvitePage invite(Visit visit, Group group, Fields fields, @Nullable String link, @Nullable Instant until) {
        var viewer = visit.require();
        var own = memberships.require(group.id(), viewer.actorId(), Right.INVITE);
        var isAdmin = own.role().may(Right.GIVE_ROLES);
        var texts = Frames.texts(visit);
        var roles = Stream.of(Role.values())
                .filter(role -> isAdmin || !role.isOffice())
                .map(role -> new Choice(role.name(), texts.say("role." + role)))
                .toList();
        var action = names.href(group.identity()) + "/invite";
        // after a form has been sent there is no page to turn to in the address
        var asked = visit.request().getMethod() == HttpMethod.GET
                ? SentQuery.of(visit.request()).page()
                : Page.Request.first(Page.Request.MOST / 2);
        var open = invitations.open(group, viewer.identity(), asked);
        return new InvitePage(
                names.who(group.identity()),
                action,
                fields,
                roles,
                link,
                until,
                open.items().stream()
                        .map(invitation -> draw(invitation, isAdmin, visit))
                        .toList(),
                Links.pager(action, Map.of(), asked, open));
    }

    private InvitePage.OpenInvitation draw(Invitation invitation, boolean isAdmin, Visit visit) {
        var mayClose = isAdmin || !invitation.role().isOffice();
        var close = names.href(invitation.group().identity()) + "/invitations/" + invitation.id() + "/close";
        return new InvitePage.OpenInvitation(
                names.who(invitation.inviter()),
                Frames.texts(visit).say("role." + invitation.role()),
                invitation.usesLeft(),
                invitation.expiresAt(),
                mayClose ? close : null);
    }

    private InvitationPage page(Visit visit, Invitation invitation, String token, Fields fields) {
        var group = invitation.group().identity();
        var here = "/join/" + token;
        return new InvitationPage(
                names.who(group),
                names.who(invitation.inviter()),
                Markup.cleaned(group.summaryHtml()),
                facts.of(group, visit),
                true,
                here,
                "/sign-in?next=" + Links.encoded(here),
                names.domain(),
                fields);
    }
}
