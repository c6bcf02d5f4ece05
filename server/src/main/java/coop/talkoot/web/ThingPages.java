package coop.talkoot.web;

import coop.talkoot.exchange.Features;
import coop.talkoot.exchange.Filled;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Resource;
import coop.talkoot.exchange.Resources;
import coop.talkoot.exchange.Slip;
import coop.talkoot.exchange.Subject;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.ThingForm;
import coop.talkoot.web.view.ThingsPage;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The visitor's own things and spaces. */
@Controller(ThingPages.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ThingPages {
    static final String ROOT = "/things";
    private static final List<String> FIELDS = List.of(
            "name",
            "form",
            "condition",
            "length",
            "width",
            "height",
            "weight",
            "value",
            "currency",
            "stock",
            "stockShown");

    private final Pages pages;
    private final SubjectFacts facts;
    private final Resources resources;

    ThingPages(Pages pages, SubjectFacts facts, Resources resources) {
        this.pages = pages;
        this.facts = facts;
        this.resources = resources;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var query = SentQuery.of(request);
        var asked = query.page();
        var isAway = query.text("show", 20).filter("away"::equals).isPresent();
        var page = resources.of(viewer.actorId(), isAway, asked);
        var texts = Frames.texts(visit);
        var lines = page.items().stream()
                .map(thing -> new ThingsPage.Line(
                        thing.name(),
                        facts.line(texts, thing.features()),
                        href(thing) + "/edit",
                        isAway ? null : "/add/offer?thing=" + thing.id(),
                        href(thing) + (isAway ? "/take-out" : "/put-away")))
                .toList();
        return pages.show(
                visit,
                Section.EXCHANGE,
                new ThingsPage(
                        OwnListingPages.tabs(texts, "things"),
                        lines,
                        isAway,
                        isAway ? ROOT : ROOT + "?show=away",
                        Links.pager(ROOT, Map.of("show", isAway ? "away" : ""), asked, page)));
    }

    @Get("/new")
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        return pages.show(visit, Section.EXCHANGE, page(null, Fields.of(Map.of("form", "THING", "stock", "1"))));
    }

    @Post("/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        return save(Visit.of(request), null, Form.of(sent));
    }

    @Get("/{id}/edit")
    HttpResponse<byte[]> change(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var thing = own(visit, id);
        var values = new HashMap<>(ListingForms.capitals(Filled.of(thing.features())));
        values.put("name", thing.name());
        values.put("stockShown", Integer.toString(thing.features().stock()));
        return pages.show(visit, Section.EXCHANGE, page(thing, Fields.of(values)));
    }

    @Post("/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> save(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        return save(visit, own(visit, id), Form.of(sent));
    }

    @Post("/{id}/{deed:put-away|take-out}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> archive(HttpRequest<?> request, String id, String deed) {
        var visit = Visit.of(request);
        var isAway = deed.equals("put-away");
        resources.archive(own(visit, id), visit.require().identity(), isAway);
        return pages.go(visit, ROOT, isAway ? "flash.putAway" : "flash.takenOut");
    }

    private HttpResponse<byte[]> save(Visit visit, @Nullable Resource thing, Form form) {
        var viewer = visit.require();
        try {
            var faults = new HashMap<String, String>();
            var features = features(form, viewer, faults);
            if (!faults.isEmpty()) {
                return pages.again(visit, Section.EXCHANGE, null, page(thing, form.wrong(faults, null)));
            }
            var name = form.text("name", 1000);
            if (thing == null) {
                resources.add(viewer.identity(), null, name, features);
            } else {
                var seen = ListingForms.stockShown(form).map(thing::shownWith).orElse(thing);
                resources.change(seen, viewer.identity(), name, features);
            }
            return pages.go(visit, ROOT, "flash.saved");
        } catch (Refused refused) {
            return pages.again(visit, Section.EXCHANGE, null, page(thing, Trying.again(form, refused, FIELDS)));
        }
    }

    /** Read as the slip of an offer of it would be. */
    private static Features features(Form form, Viewer viewer, Map<String, String> faults) {
        var fields = new HashMap<String, String>();
        FIELDS.forEach(name -> fields.put(name, form.text(name, 1000)));
        fields.putAll(Map.of("title", "-", "kind", "GIFT", "subject", "ITEM"));
        var said = Slip.read(fields, Purpose.OFFER, "en", viewer.zone());
        faults.putAll(said.faults());
        return said.terms()
                .map(terms -> terms.subject() instanceof Subject.Item item ? item.features() : Features.UNKNOWN)
                .orElse(Features.UNKNOWN);
    }

    private Resource own(Visit visit, String id) {
        return resources.require(SentQuery.id(id), visit.require().actorId());
    }

    private static ThingForm page(@Nullable Resource thing, Fields fields) {
        return new ThingForm(thing == null, thing == null ? ROOT + "/new" : href(thing) + "/edit", fields, ROOT);
    }

    private static String href(Resource thing) {
        return ROOT + "/" + thing.id();
    }
}
