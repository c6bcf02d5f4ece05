package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.Role;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Member;
import coop.talkoot.web.view.MembersPage;
import coop.talkoot.web.view.Section;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is in a co-op, who wants to be, and what each may do. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class MemberPages {
    private final Pages pages;
    private final Places places;
    private final Known known;
    private final Names names;
    private final Requests requests;
    private final GroupSheets sheets;
    private final Memberships memberships;

    MemberPages(
            Pages pages,
            Places places,
            Known known,
            Names names,
            Requests requests,
            GroupSheets sheets,
            Memberships memberships) {
        this.pages = pages;
        this.places = places;
        this.known = known;
        this.names = names;
        this.requests = requests;
        this.sheets = sheets;
        this.memberships = memberships;
    }

    /** The members of the viewer's own co-op. */
    @Get("/members")
    HttpResponse<byte[]> own(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        return places.own(visit)
                .map(group -> show(visit, group))
                .orElseGet(() -> pages.go(
                        places.all(visit).stream().findFirst().map(names::href).orElse("/")));
    }

    @Get("/{folder:groups|people}/{name}/members")
    HttpResponse<byte[]> of(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        visit.require();
        return show(visit, known.group(folder, name).identity());
    }

    @Post("/groups/{handle}/members/{id}/role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> give(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group("groups", handle);
        var role = Form.of(sent).oneOf("role", Role.class, "Choose one of the roles.");
        var person = known.byId(id);
        memberships.setRole(group, person, role, viewer.identity());
        return back(visit, group, "flash.role", person);
    }

    @Post("/groups/{handle}/members/{id}/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> remove(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group("groups", handle);
        var person = known.byId(id);
        memberships.remove(group, person, viewer.identity());
        return back(visit, group, "flash.removed", person);
    }

    @Post("/groups/{handle}/requests/{id}/{answer:accept|decline}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> answer(HttpRequest<?> request, String handle, String id, String answer) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.ADMIT);
        var asked = memberships
                .find(group.id(), SentQuery.id(id))
                .filter(membership -> membership.state() == Membership.State.REQUESTED)
                .orElseThrow(() -> Refused.notFound("That person is not waiting for an answer."));
        var isYes = answer.equals("accept");
        if (isYes) {
            memberships.admit(asked);
        } else {
            memberships.refuse(asked);
        }
        return back(visit, group, isYes ? "flash.letIn" : "flash.declined", asked.member());
    }

    private HttpResponse<byte[]> back(Visit visit, Group group, String key, Identity person) {
        var href = visit.cameFrom().orElse(names.href(group.identity()) + "/members");
        return pages.go(visit, href, key, person.displayName());
    }

    private HttpResponse<byte[]> show(Visit visit, Identity group) {
        var viewer = visit.require();
        var own = memberships.require(group.id(), viewer.actorId(), Right.READ);
        var asked = SentQuery.of(visit.request()).page();
        var found = memberships.membersOf(group.id(), asked);
        var mayInvite = group.isLocal() && own.role().may(Right.INVITE);
        var page = new MembersPage(
                names.who(group),
                memberships.countMembers(group.id()),
                found.items().stream().map(member -> draw(group, own, member)).toList(),
                Links.pager(names.href(group) + "/members", Map.of(), asked, found),
                requests.of(group, visit),
                mayInvite ? names.href(group) + "/invite" : null);
        return pages.show(visit, Section.MEMBERS, group, page);
    }

    private Member draw(Identity group, Membership own, Membership member) {
        var action = names.href(group) + "/members/" + member.member().id();
        var isOther = group.isLocal() && member.id() != own.id();
        var mayGive = isOther && own.role().may(Right.GIVE_ROLES);
        var mayRemove = mayGive
                || (isOther && own.role().may(Right.REMOVE) && !member.role().isOffice());
        return sheets.member(member, mayGive ? action + "/role" : null, mayRemove ? action + "/remove" : null);
    }
}
