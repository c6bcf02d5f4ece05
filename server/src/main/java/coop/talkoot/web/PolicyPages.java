package coop.talkoot.web;

import coop.talkoot.governance.Adoptions;
import coop.talkoot.governance.Charters;
import coop.talkoot.governance.FederationPolicies;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.SuggestedTags;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PoliciesForm;
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
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What federations advise their member groups: said by a federation, compared and taken on by a group. */
@Controller("/groups/{handle}/federation/policies")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PolicyPages {
    private final Pages pages;
    private final Known known;
    private final Names names;
    private final PolicySheets sheets;
    private final FederationPolicies policies;
    private final Adoptions adoptions;
    private final Charters charters;
    private final Memberships memberships;
    private final Motions motions;
    private final SuggestedTags tags;

    PolicyPages(
            Pages pages,
            Known known,
            Names names,
            PolicySheets sheets,
            FederationPolicies policies,
            Adoptions adoptions,
            Charters charters,
            Memberships memberships,
            Motions motions,
            SuggestedTags tags) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.sheets = sheets;
        this.policies = policies;
        this.adoptions = adoptions;
        this.charters = charters;
        this.memberships = memberships;
        this.motions = motions;
        this.tags = tags;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        return pages.show(visit, Section.HOME, group, sheets.page(group, visit, null));
    }

    @Get("/edit")
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        var values = policies.current(group)
                .map(version -> PolicyForms.filled(version.policies()))
                .orElse(Map.of());
        return pages.show(visit, Section.HOME, group, form(visit, group, Fields.of(values)));
    }

    /** A coordinator publishes it, where the charter lets them; else, or when they choose to, it is proposed. */
    @Post("/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        var form = Form.of(sent);
        try {
            var wanted = PolicyForms.read(form);
            if (form.isTicked("publish")) {
                var version = policies.publish(group, wanted, visit.require().identity());
                return pages.go(
                        visit, sheets.href(group), "flash.policiesPublished", Integer.toString(version.version()));
            }
            var texts = Frames.texts(visit);
            var why = form.text("why", 20_000).strip();
            var said = new PolicyWords(texts).all(wanted);
            return proposed(
                    visit,
                    group,
                    texts.say("policies.motion.advise"),
                    why.isEmpty() ? said : why + "\n\n" + said,
                    MotionTerms.advising(wanted));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, PolicyForms.fields());
            return pages.again(visit, Section.HOME, group, form(visit, group, fields));
        }
    }

    /** A member proposes an amendment that meets what is advised. */
    @Post("/{id}/amend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> amend(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        var version = adoptions.require(group, SentQuery.id(id)).version();
        if (version == null || version.version() != version(sent)) {
            throw Refused.conflict("A newer version is there: read it first.");
        }
        var texts = Frames.texts(visit);
        var before = charters.inForce(group).bylaws();
        var after = adoptions.amended(group, version);
        return proposed(
                visit,
                group,
                PolicySheets.title(texts, version),
                PolicySheets.text(texts, version, before, after),
                MotionTerms.adopting(after, version));
    }

    @Post("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> confirm(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        adoptions.confirmFloors(
                group, SentQuery.id(id), version(sent), visit.require().identity());
        return back(visit, group, "flash.policiesAdopted");
    }

    @Post("/{id}/tags")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> adoptTags(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        adoptions.adoptTags(
                group, SentQuery.id(id), version(sent), visit.require().identity());
        return back(visit, group, "flash.policiesAdopted");
    }

    /** Who keeps this server need not be a member of the group. */
    @Post("/{id}/block")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> block(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        adoptions.adoptDomains(group, SentQuery.id(id), version(sent), visit.require());
        return back(visit, group, "flash.policiesBlocked");
    }

    @Post("/{id}/ask")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> ask(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        adoptions.askForDomains(
                group, SentQuery.id(id), version(sent), visit.require().identity());
        return back(visit, group, "flash.policiesAsked");
    }

    /** A coordinator says which tags the group suggests. */
    @Post("/tags")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> suggest(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        memberships.require(group.id(), visit.require().actorId(), Right.TIDY);
        var form = Form.of(sent);
        try {
            var typed = Stream.of(form.text("tags", 12_000).split("[,\\s]+"))
                    .filter(tag -> !tag.isEmpty())
                    .toList();
            tags.set(group, typed, visit.require().identity());
            return back(visit, group, "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("tags"));
            return pages.again(visit, Section.HOME, group, sheets.page(group, visit, fields));
        }
    }

    private HttpResponse<byte[]> back(Visit visit, Identity group, String key) {
        return pages.go(visit, sheets.href(group), key);
    }

    private HttpResponse<byte[]> proposed(Visit visit, Identity group, String title, String text, MotionTerms terms) {
        var viewer = visit.require();
        var words = Words.typed(title, text, viewer.language().toLanguageTag(), List.of());
        var motion = motions.propose(new NewMotion(viewer.identity(), group, Audience.PUBLIC, words, terms));
        return pages.go(visit, names.href(motion.post()), "flash.proposed");
    }

    private PoliciesForm form(Visit visit, Identity group, Fields fields) {
        var mayPublish = !policies.takesVote(group)
                && memberships.may(group.id(), visit.require().actorId(), Right.TIDY);
        return new PoliciesForm(
                names.who(group),
                sheets.href(group) + "/edit",
                sheets.href(group),
                mayPublish,
                PolicyForms.floors(Frames.texts(visit)),
                fields);
    }

    private Identity forMember(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle).identity();
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        return group;
    }

    private static int version(@Nullable Map<String, Object> sent) {
        return Form.of(sent).number("version", "Say which version this is about.");
    }
}
