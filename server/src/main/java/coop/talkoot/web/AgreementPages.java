package coop.talkoot.web;

import coop.talkoot.exchange.Money;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementFilter;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.AgreementStories;
import coop.talkoot.exchange.agreement.AgreementStory;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.NewStep;
import coop.talkoot.exchange.agreement.Owings;
import coop.talkoot.exchange.agreement.Price;
import coop.talkoot.exchange.agreement.Standing;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.deal.AgreementsPage;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the visitor agreed on with others, and each step of it. */
@Controller(AgreementLines.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AgreementPages {
    private static final int FIRST_FEW = 20;

    private final Pages pages;
    private final Agreements agreements;
    private final AgreementStories stories;
    private final AgreementLines lines;
    private final AgreementSheets sheets;
    private final StepForms steps;
    private final DisputeForms disputes;
    private final Units units;
    private final Owings owings;

    AgreementPages(
            Pages pages,
            Agreements agreements,
            AgreementStories stories,
            AgreementLines lines,
            AgreementSheets sheets,
            StepForms steps,
            DisputeForms disputes,
            Units units,
            Owings owings) {
        this.pages = pages;
        this.agreements = agreements;
        this.stories = stories;
        this.lines = lines;
        this.sheets = sheets;
        this.steps = steps;
        this.disputes = disputes;
        this.units = units;
        this.owings = owings;
    }

    /** Those that wait, those that go on and those that are over, or only the ones that are asked for. */
    @Get
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewerId = visit.require().actorId();
        var query = SentQuery.of(request);
        var kind = word(query, "kind", AgreementKind.class);
        var standing = word(query, "show", Standing.class);
        var asked = query.page();
        var values = new HashMap<String, String>();
        values.put("kind", kind == null ? "" : kind.name().toLowerCase(Locale.ROOT));
        values.put("show", standing == null ? "" : standing.name().toLowerCase(Locale.ROOT));
        var parts = new ArrayList<AgreementsPage.Part>();
        var pager = Pager.none();
        if (standing == null) {
            for (var each : Standing.values()) {
                var found = agreements.ofActor(
                        viewerId, new AgreementFilter(kind, null, null, each), Page.Request.first(FIRST_FEW));
                var more = found.next() == null ? null : Links.to(AgreementLines.ROOT, with(values, each));
                add(parts, each, found, more, visit);
            }
        } else {
            var found = agreements.ofActor(viewerId, new AgreementFilter(kind, null, null, standing), asked);
            pager = Links.pager(AgreementLines.ROOT, values, asked, found);
            add(parts, standing, found, null, visit);
        }
        var texts = Frames.texts(visit);
        return pages.show(
                visit,
                Section.EXCHANGE,
                new AgreementsPage(
                        tabs(texts, standing, values),
                        standing == null ? "ALL" : standing.name(),
                        kinds(texts),
                        values.getOrDefault("kind", ""),
                        parts,
                        pager));
    }

    /** What a form left open is as if it were not asked for. */
    private static <E extends Enum<E>> @Nullable E word(SentQuery query, String name, Class<E> type) {
        return query.text(name, 20).filter(value -> !value.isEmpty()).isEmpty()
                ? null
                : query.oneOf(name, type).orElse(null);
    }

    @Get("/{id}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var story = story(visit, id);
        return pages.show(visit, Section.EXCHANGE, story.agreement().group(), sheets.page(story, visit, null));
    }

    @Post("/{id}/steps/{step}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> take(
            HttpRequest<?> request, String id, String step, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        return take(visit, story(visit, id), step, SentForm.of(sent));
    }

    @Post("/{id}/steps/{step}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> takeWithFiles(HttpRequest<?> request, String id, String step, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        var story = story(visit, id);
        return take(visit, story, step, SentForm.ofFiles(sent));
    }

    @Post("/{id}/dispute/{deed}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> dispute(
            HttpRequest<?> request, String id, String deed, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var story = story(visit, id);
        var dispute = story.dispute();
        if (dispute == null) {
            throw nothing();
        }
        var name = named(Dispute.Deed.class, deed);
        var form = Form.of(sent).within(DisputeForms.id(name) + "-");
        try {
            disputes.carryOut(
                    name, dispute.id(), visit.require().identity(), form, typed -> amount(typed, story.agreement()));
        } catch (Refused refused) {
            return again(visit, story, DisputeForms.id(name), form, refused, List.of());
        }
        return name == Dispute.Deed.DECLINE
                ? pages.go(visit, "/agreements", "flash.panelDeclined")
                : pages.go(visit, AgreementLines.href(story.agreement().id()), "flash.deal");
    }

    /** Who owes what a dispute left to give tries it again. */
    @Post("/{id}/owing")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> giveAgain(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var agreement = story(visit, id).agreement();
        owings.again(agreement.id(), visit.require().actorId());
        return pages.go(visit, AgreementLines.href(agreement.id()), "flash.owing");
    }

    private HttpResponse<byte[]> take(Visit visit, AgreementStory story, String step, SentForm sent) {
        var viewer = visit.require();
        var agreement = story.agreement();
        var name = named(Step.Name.class, step);
        var id = StepForms.id(name);
        var whole = Form.of(sent.texts());
        var form = whole.within(id + "-");
        var files = new ArrayList<Long>();
        try {
            steps.keep(sent, id, viewer.identity(), files);
            var said = new Evidence(form.text("words", 10_000), files);
            var key = whole.text("key", 60);
            agreements.take(new NewStep(
                    agreement.id(),
                    viewer.identity(),
                    steps.read(name, agreement, form, said, visit.zone()),
                    Origin.LOCAL,
                    key.isEmpty() ? null : key,
                    version(whole)));
        } catch (Refused refused) {
            return again(visit, stories.require(agreement.id(), viewer.actorId()), id, form, refused, files);
        }
        return pages.go(visit, AgreementLines.href(agreement.id()), "flash.deal");
    }

    private static @Nullable Integer version(Form form) {
        var typed = form.text("version", 10);
        return typed.matches("[0-9]{1,9}") ? Integer.valueOf(typed) : null;
    }

    private HttpResponse<byte[]> again(
            Visit visit, AgreementStory story, String id, Form form, Refused refused, List<Long> files) {
        var named = new HashMap<>(TermsForms.RENAMED);
        named.put("evidence", "words");
        named.put("file", "files");
        named.put("to", "mediator");
        var fields = Trying.again(form, Renamed.of(refused, named), StepForms.FIELDS);
        var tried = new StepForms.Tried(
                id,
                StepForms.prefixed(id, fields),
                files.stream().map(String::valueOf).toList());
        return pages.again(visit, Section.EXCHANGE, story.agreement().group(), sheets.page(story, visit, tried));
    }

    /** So much of the price, in what it is counted in. */
    private long amount(String typed, Agreement agreement) {
        var price = agreement.terms().inReturn().orElseThrow(() -> Refused.invalid("price", "Nothing was to be paid."));
        return switch (price) {
            case Price.Time ignored -> Unit.readMinutes("price", typed);
            case Price.Credit credit ->
                units.find(credit.unitId()).orElseThrow(AgreementPages::nothing).read("price", typed);
            case Price.Money money -> Money.of(typed, money.currency(), "price").minor();
        };
    }

    private AgreementStory story(Visit visit, String id) {
        return stories.require(SentQuery.id(id), visit.require().actorId());
    }

    private static <E extends Enum<E>> E named(Class<E> type, String segment) {
        return Stream.of(type.getEnumConstants())
                .filter(name -> StepForms.id(name).equals(segment))
                .findFirst()
                .orElseThrow(AgreementPages::nothing);
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }

    private void add(
            List<AgreementsPage.Part> parts,
            Standing standing,
            Page<Agreement> found,
            @Nullable String moreHref,
            Visit visit) {
        if (!found.items().isEmpty()) {
            parts.add(new AgreementsPage.Part(standing.name(), lines.of(found.items(), visit), moreHref));
        }
    }

    private static List<Tab> tabs(Texts texts, @Nullable Standing shown, Map<String, String> values) {
        var tabs = new ArrayList<Tab>();
        var all = new HashMap<>(values);
        all.remove("show");
        tabs.add(new Tab(texts.say("deals.ALL"), Links.to(AgreementLines.ROOT, all), shown == null));
        for (var each : Standing.values()) {
            tabs.add(new Tab(
                    texts.say("deals." + each.name()),
                    Links.to(AgreementLines.ROOT, with(values, each)),
                    each == shown));
        }
        return tabs;
    }

    private static Map<String, String> with(Map<String, String> values, Standing standing) {
        var all = new HashMap<>(values);
        all.put("show", standing.name().toLowerCase(Locale.ROOT));
        return all;
    }

    private static List<Choice> kinds(Texts texts) {
        return Stream.of(AgreementKind.values())
                .map(kind -> new Choice(kind.name().toLowerCase(Locale.ROOT), texts.say("kind." + kind.name())))
                .toList();
    }
}
