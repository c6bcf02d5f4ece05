package coop.talkoot.web;

import coop.talkoot.governance.Bylaws;
import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.Charter;
import coop.talkoot.governance.CharterTemplate;
import coop.talkoot.governance.Charters;
import coop.talkoot.governance.Fork;
import coop.talkoot.governance.Forks;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionTerms;
import coop.talkoot.governance.Motions;
import coop.talkoot.governance.NewMotion;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.decision.AmendmentPage;
import coop.talkoot.web.view.decision.CharterPage;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of a co-op, and proposing others. */
@Controller("/{folder:groups|people}/{name}/charter")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class CharterPages {
    private static final List<String> FIELDS = List.of("title", "text", "template", "charter");
    private static final int LONGEST = 60_000;

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Charters charters;
    private final Forks forks;
    private final Motions motions;
    private final Memberships memberships;

    CharterPages(
            Pages pages,
            Known known,
            Names names,
            Charters charters,
            Forks forks,
            Motions motions,
            Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.charters = charters;
        this.forks = forks;
        this.motions = motions;
        this.memberships = memberships;
    }

    @Get
    HttpResponse<byte[]> inForce(HttpRequest<?> request, String folder, String name) {
        var group = known.group(folder, name).identity();
        var charter = charters.inForce(group);
        return show(Visit.of(request), group, charter, charter);
    }

    @Get("/versions/{version}")
    HttpResponse<byte[]> version(HttpRequest<?> request, String folder, String name, String version) {
        var group = known.group(folder, name).identity();
        var inForce = charters.inForce(group);
        var wanted = version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
        var charter = wanted == inForce.version()
                ? inForce
                : charters.version(group, wanted)
                        .orElseThrow(() -> Refused.notFound("There is no such version of this charter."));
        return show(Visit.of(request), group, charter, inForce);
    }

    @Get("/amend")
    HttpResponse<byte[]> form(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        var group = forMember(visit, folder, name);
        var text = charters.inForce(group).text();
        return pages.show(
                visit,
                Section.DECISIONS,
                group,
                page(visit, group, Fields.of(Map.of("charter", CharterLines.of(text)))));
    }

    @Post("/amend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> propose(
            HttpRequest<?> request, String folder, String name, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forMember(visit, folder, name);
        var form = Form.of(sent);
        try {
            var viewer = visit.require();
            var words = Words.typed(
                    form.text("title", 1000),
                    form.text("text", 100_000),
                    viewer.language().toLanguageTag(),
                    List.of());
            var terms = new MotionTerms(Motion.Type.GOVERNANCE, null, bylaws(form), List.of(), 1);
            var motion = motions.propose(new NewMotion(viewer.identity(), group, Audience.GROUP, words, terms));
            return pages.go(visit, names.href(motion.post()), "flash.proposed");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.DECISIONS, group, page(visit, group, fields));
        }
    }

    private static Bylaws bylaws(Form form) {
        var template = form.text("template", 100);
        if (!template.isEmpty()) {
            return Stream.of(CharterTemplate.values())
                    .filter(each -> each.name().equalsIgnoreCase(template))
                    .findFirst()
                    .orElseThrow(() -> Refused.invalid("template", "Choose one of the charters there are."))
                    .bylaws();
        }
        try {
            return BylawsText.read(form.text("charter", LONGEST));
        } catch (Refused refused) {
            throw refused.refusal() instanceof Refusal.Invalid invalid
                    ? Refused.invalid(
                            "charter",
                            invalid.field().equals("charter")
                                    ? invalid.sentence()
                                    : invalid.field() + ": " + invalid.sentence())
                    : refused;
        }
    }

    private Identity forMember(Visit visit, String folder, String name) {
        var viewer = visit.require();
        var group = known.group(folder, name).identity();
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        return group;
    }

    private CharterPage.Origin origin(Fork fork) {
        return new CharterPage.Origin(
                names.who(fork.origin()),
                names.who(fork.founder()),
                fork.charterVersion(),
                fork.charterHash(),
                names.href(fork.group()) + "/archive");
    }

    private HttpResponse<byte[]> show(Visit visit, Identity group, Charter charter, Charter inForce) {
        var href = names.href(group) + "/charter";
        var words = new CharterWords(Frames.texts(visit), charter.bylaws());
        var versions = charters.all(group, Page.Request.first(Page.Request.MOST)).items().stream()
                .map(each -> version(each, charter, href))
                .toList();
        var viewer = visit.viewer();
        var mayAmend = viewer != null && memberships.may(group.id(), viewer.actorId(), Right.WRITE);
        var page = new CharterPage(
                names.who(group),
                charter.version(),
                charter.hash(),
                charter.inForceAt(),
                charter.version() == inForce.version(),
                words.all(),
                words.floors(),
                versions.isEmpty() ? List.of(version(charter, charter, href)) : versions,
                charter.text(),
                names.href(group) + "/decisions",
                mayAmend ? href + "/amend" : null,
                forks.of(group.id()).map(this::origin).orElse(null),
                mayAmend && group.isLocal() ? names.href(group) + "/fork" : null);
        return pages.show(visit, Section.DECISIONS, group, page);
    }

    private static CharterPage.Version version(Charter each, Charter shown, String href) {
        return new CharterPage.Version(
                each.version(),
                each.inForceAt(),
                each.hash(),
                href + "/versions/" + each.version(),
                each.version() == shown.version(),
                each.decisionId() == null ? null : "/decisions/" + each.decisionId());
    }

    private AmendmentPage page(Visit visit, Identity group, Fields fields) {
        var texts = Frames.texts(visit);
        var templates = Stream.of(CharterTemplate.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .map(each -> new Choice(each, texts.say("charter.name." + each)))
                .toList();
        var href = names.href(group) + "/charter";
        var values = new HashMap<>(fields.values());
        values.computeIfAbsent(
                "charter", absent -> CharterLines.of(charters.inForce(group).text()));
        return new AmendmentPage(
                names.who(group),
                href + "/amend",
                new Fields(values, fields.errors(), fields.problem()),
                templates,
                href);
    }
}
