package coop.talkoot.web;

import coop.talkoot.governance.Affiliating;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.groups.affiliation.Joining;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Fields;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group's place among groups: the tree, who asks, what can be proposed about it, and its list for other programs. */
@Controller("/groups/{handle}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class FederationPages {
    private static final MediaType OPML = MediaType.of("text/x-opml");
    private static final List<String> JOIN_FIELDS = List.of("group", "why");
    private static final List<String> TERM_FIELDS =
            List.of("scope", "scopeWords", "governing", "admission", "announces", "tags");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final FederationSheets sheets;
    private final Federations federations;
    private final Affiliations affiliations;
    private final Joining joining;
    private final Memberships memberships;
    private final Motions motions;
    private final GroupAddresses addresses;

    FederationPages(
            Pages pages,
            Known known,
            Names names,
            FederationSheets sheets,
            Federations federations,
            Affiliations affiliations,
            Joining joining,
            Memberships memberships,
            Motions motions,
            GroupAddresses addresses) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.sheets = sheets;
        this.federations = federations;
        this.affiliations = affiliations;
        this.joining = joining;
        this.memberships = memberships;
        this.motions = motions;
        this.addresses = addresses;
    }

    @Get("/federation")
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        return pages.show(visit, Section.HOME, group, sheets.page(group, visit, Fields.empty(), said(group)));
    }

    /** A member proposes to ask another group; the vote on that does it. */
    @Post("/federation/join")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> join(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        memberships.require(group.id(), visit.require().actorId(), Right.WRITE);
        var form = Form.of(sent);
        try {
            var parent = addresses.named("group", form.text("group", 300));
            return proposed(visit, group, parent, Affiliating.JOIN, form.text("why", 20_000));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, JOIN_FIELDS);
            return pages.again(visit, Section.HOME, group, sheets.page(group, visit, fields, said(group)));
        }
    }

    @Post("/federation/propose/{id}/{step:leave|stay|admit|expel}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> propose(HttpRequest<?> request, String handle, String id, String step) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        return proposed(visit, group, known.byId(id), Affiliating.valueOf(step.toUpperCase(Locale.ROOT)), "");
    }

    @Post("/federation/requests/{id}/admit")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> admit(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var asked = asked(handle, id);
        joining.admit(asked.id(), visit.require().identity());
        return back(visit, asked.parent(), "flash.groupAdmitted", asked.child());
    }

    @Post("/federation/requests/{id}/refuse")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> refuse(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var asked = asked(handle, id);
        joining.refuse(asked.id(), visit.require().identity(), "");
        return back(visit, asked.parent(), "flash.groupRefused", asked.child());
    }

    /** An admin of the group that asks has it ask no more. */
    @Post("/federation/asked/{id}/withdraw")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> withdraw(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var child = known.group("groups", handle);
        var asked = affiliations
                .find(SentQuery.id(id))
                .filter(found -> found.child().id() == child.id())
                .orElseThrow(FederationPages::nothing);
        joining.withdraw(asked.id(), visit.require().identity());
        return back(visit, child.identity(), "flash.groupWithdrawn", asked.parent());
    }

    @Post("/federation/terms")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> terms(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        Group group = known.group("groups", handle);
        memberships.require(group.id(), visit.require().actorId(), Right.CHANGE);
        var form = Form.of(sent);
        try {
            var terms = new FederationTerms(
                    form.oneOf("scope", FederationTerms.Scope.class, "Choose what its groups have in common."),
                    form.text("scopeWords", 1000),
                    form.oneOf("governing", FederationTerms.Governing.class, "Choose who speaks for a group."),
                    form.oneOf("admission", FederationTerms.Admission.class, "Choose who lets groups in."),
                    form.oneOf("announces", FederationTerms.Announces.class, "Choose what is announced."),
                    List.of(form.text("tags", 3000).split("[,\\s]+")));
            federations.change(group, terms, visit.require().identity());
            return pages.go(visit, names.href(group.identity()) + "/federation", "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, TERM_FIELDS);
            var identity = group.identity();
            return pages.again(visit, Section.HOME, identity, sheets.page(identity, visit, Fields.empty(), fields));
        }
    }

    /** The groups below it, for programs: who they are and where. */
    @Get("/federation.json")
    @Produces(MediaType.ALL)
    HttpResponse<GroupDirectory> json(String handle) {
        var group = known.group("groups", handle).identity();
        return HttpResponse.ok(GroupDirectory.of(group, sheets.below(group)))
                .contentType(MediaType.APPLICATION_JSON_TYPE);
    }

    /** The same as an outline, as programs that read feeds take lists in. */
    @Get("/federation.opml")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> opml(String handle) {
        var group = known.group("groups", handle).identity();
        return HttpResponse.ok(Outline.of(GroupDirectory.of(group, sheets.below(group))))
                .contentType(OPML);
    }

    private HttpResponse<byte[]> proposed(Visit visit, Identity group, Identity other, Affiliating step, String why) {
        var viewer = visit.require();
        var texts = Frames.texts(visit);
        var title = texts.say("federation.motion." + step.name(), other.displayName());
        var words = Words.typed(
                title, why.isBlank() ? title : why, viewer.language().toLanguageTag(), List.of());
        var motion = motions.propose(
                new NewMotion(viewer.identity(), group, Audience.PUBLIC, words, MotionTerms.about(other, step)));
        return pages.go(visit, names.href(motion.post()), "flash.proposed");
    }

    private Affiliation asked(String handle, String id) {
        var parent = known.group("groups", handle);
        return affiliations
                .find(SentQuery.id(id))
                .filter(asked -> asked.parent().id() == parent.id())
                .orElseThrow(FederationPages::nothing);
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }

    private HttpResponse<byte[]> back(Visit visit, Identity group, String key, Identity about) {
        return pages.go(visit, names.href(group) + "/federation", key, about.displayName());
    }

    private Fields said(Identity group) {
        var terms = federations.terms(group.id());
        return Fields.of(Map.of(
                "scope", terms.scope().name(),
                "scopeWords", terms.scopeWords(),
                "governing", terms.governing().name(),
                "admission", terms.admission().name(),
                "announces", terms.announces().name(),
                "tags", String.join(", ", terms.tags())));
    }
}
