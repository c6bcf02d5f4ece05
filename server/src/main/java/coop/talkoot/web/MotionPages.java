package coop.talkoot.web;

import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.governance.Openings;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.decision.ProposalForm;
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
import org.jspecify.annotations.Nullable;

/** Proposals: writing one, supporting it, putting it to the vote. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class MotionPages {
    private static final List<String> FIELDS =
            List.of("title", "text", "type", "options", "seats", "subject", "audience");

    /** Fields of the form by the names the domain has for them. */
    private static final Map<String, String> RENAMED =
            Map.of("closesAt", "days", "isQuestion", "question", "quorumPercent", "quorum", "minimumVoters", "voters");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final People people;
    private final Motions motions;
    private final Openings openings;
    private final OpeningForms openingForms;
    private final MotionSheets sheets;
    private final Memberships memberships;

    MotionPages(
            Pages pages,
            Known known,
            Names names,
            People people,
            Motions motions,
            Openings openings,
            OpeningForms openingForms,
            MotionSheets sheets,
            Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.people = people;
        this.motions = motions;
        this.openings = openings;
        this.openingForms = openingForms;
        this.sheets = sheets;
        this.memberships = memberships;
    }

    @Get("/motions/{id}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var motion = motions.require(SentQuery.id(id), visit.actorId());
        var isChanging = "1".equals(request.getParameters().get("change"));
        return show(visit, motion, Written.changing(isChanging));
    }

    @Get("/{folder:groups|people}/{name}/proposals/new")
    HttpResponse<byte[]> form(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        var group = forMember(visit, folder, name);
        var fields = Fields.of(Map.of("type", Motion.Type.POLICY.name(), "audience", Audience.GROUP.name()));
        return pages.show(visit, Section.DECISIONS, group, form(visit, group, null, fields));
    }

    @Post("/{folder:groups|people}/{name}/proposals/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> propose(
            HttpRequest<?> request, String folder, String name, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, folder, name);
        var form = Form.of(sent);
        try {
            var viewer = visit.require();
            var audience = form.oneOf("audience", Audience.class, "Choose who may read it.");
            var wanted =
                    new NewMotion(viewer.identity(), group, audience, words(form, viewer), terms(form, visit, null));
            return pages.go(visit, names.href(motions.propose(wanted).post()), "flash.proposed");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.DECISIONS, group, form(visit, group, null, fields));
        }
    }

    @Get("/motions/{id}/edit")
    HttpResponse<byte[]> change(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var motion = forAuthor(visit, id);
        return pages.show(
                visit, Section.DECISIONS, motion.group(), form(visit, motion.group(), motion, people.filledIn(motion)));
    }

    @Post("/motions/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var motion = forAuthor(visit, id);
        var form = Form.of(sent);
        try {
            var viewer = visit.require();
            motions.edit(motion, viewer.identity(), words(form, viewer), terms(form, visit, motion));
            return pages.go(visit, names.href(motion.post()), "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.DECISIONS, motion.group(), form(visit, motion.group(), motion, fields));
        }
    }

    @Post("/motions/{id}/support")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> support(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var motion = motions.require(SentQuery.id(id), viewer.actorId());
        var isOwn = motions.supporters(motion).stream().anyMatch(who -> who.id() == viewer.actorId());
        if (isOwn) {
            motions.unsupport(motion, viewer.identity());
        } else {
            motions.support(motion, viewer.identity());
        }
        return pages.go(visit, names.href(motion.post()), isOwn ? "flash.unsupported" : "flash.supported");
    }

    @Post("/motions/{id}/withdraw")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> withdraw(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var motion = motions.require(SentQuery.id(id), viewer.actorId());
        motions.withdraw(motion, viewer.identity());
        return pages.go(visit, names.href(motion.post()), "flash.motionWithdrawn");
    }

    @Post("/motions/{id}/open")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> open(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var motion = motions.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent);
        try {
            var opening = openingForms.read(motion, form, Frames.texts(visit), visit.zone());
            openings.putToVote(motion, viewer.identity(), opening);
            return pages.go(visit, names.href(motion.post()) + "#ballot", "flash.opened");
        } catch (Refused refused) {
            var typed = Trying.again(form, Renamed.of(refused, RENAMED), openingForms.fields(motion));
            return again(visit, motion, Written.opening(typed));
        }
    }

    private HttpResponse<byte[]> show(Visit visit, Motion motion, Written written) {
        return pages.show(visit, Section.DECISIONS, motion.group(), sheets.page(motion, visit, written));
    }

    private HttpResponse<byte[]> again(Visit visit, Motion motion, Written written) {
        return pages.again(visit, Section.DECISIONS, motion.group(), sheets.page(motion, visit, written));
    }

    private Identity forMember(Visit visit, String folder, String name) {
        var viewer = visit.require();
        var group = known.group(folder, name).identity();
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        return group;
    }

    private Motion forAuthor(Visit visit, String id) {
        var viewer = visit.require();
        var motion = motions.require(SentQuery.id(id), viewer.actorId());
        if (!motion.post().isLocal() || motion.post().author().id() != viewer.actorId()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        return motion;
    }

    private static Words words(Form form, Viewer viewer) {
        return Words.typed(
                form.text("title", 1000),
                form.text("text", 100_000),
                viewer.language().toLanguageTag(),
                List.of());
    }

    private MotionTerms terms(Form form, Visit visit, @Nullable Motion before) {
        // What is to become of two groups, who speaks for one, and what one advises is no matter of this form: only the
        // words are.
        if (before != null && before.terms().isFixed()) {
            return before.terms();
        }
        var subject = form.text("subject", 300).strip();
        var options = form.text("options", 30_000)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var seats = form.text("seats", 100).isBlank()
                ? 1
                : form.number("seats", Frames.texts(visit).say("proposal.wrong.seats"));
        return new MotionTerms(
                form.oneOf("type", Motion.Type.class, "Choose what it is about."),
                subject.isEmpty() ? null : people.named("subject", subject),
                before == null ? null : before.terms().amendment(),
                options,
                seats);
    }

    private ProposalForm form(Visit visit, Identity group, @Nullable Motion motion, Fields fields) {
        var texts = Frames.texts(visit);
        return new ProposalForm(
                names.who(group),
                motion == null,
                motion == null ? names.href(group) + "/proposals/new" : "/motions/" + motion.id() + "/edit",
                fields,
                DecisionListPages.types(texts, false),
                Choices.audiences(texts, group),
                motion == null ? names.href(group) + "/decisions" : names.href(motion.post()));
    }
}
