package coop.talkoot.web;

import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.PanelCases;
import coop.talkoot.exchange.agreement.PanelDraw;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Unit;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.deal.DealField;
import coop.talkoot.web.view.deal.DealField.Input;
import coop.talkoot.web.view.deal.DealForm;
import coop.talkoot.web.view.deal.PanelPage;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Disputes of two other co-ops, for who was drawn to say what is right in one. */
@Controller("/panels")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PanelPages {
    private static final String FORM = "panel";
    private static final List<String> FIELDS = List.of("remedy", "price", "words");

    private final Pages pages;
    private final PanelCases cases;
    private final Ids ids;
    private final Clock clock;

    PanelPages(Pages pages, PanelCases cases, Ids ids, Clock clock) {
        this.pages = pages;
        this.cases = cases;
        this.ids = ids;
        this.clock = clock;
    }

    @Get("/{id}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var draw = cases.require(SentQuery.id(id), visit.require().actorId());
        var usual = Fields.of(Map.of(FORM + "-remedy", Remedy.Kind.NONE.name()));
        return pages.show(visit, Section.EXCHANGE, draw.own(), page(visit, draw, usual));
    }

    @Post("/{id}/word")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> say(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var draw = cases.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent).within(FORM + "-");
        try {
            cases.vote(draw.id(), viewer.identity(), remedy(form), Evidence.of(form.text("words", 10_000)));
        } catch (Refused refused) {
            var named = Renamed.of(refused, Map.of("amount", "price"));
            var fields = StepForms.prefixed(FORM, Trying.again(form, named, FIELDS));
            return pages.again(visit, Section.EXCHANGE, draw.own(), page(visit, draw, fields));
        }
        return pages.go(visit, "/panels/" + draw.id(), "flash.panel");
    }

    @Post("/{id}/decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> decline(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        cases.decline(SentQuery.id(id), visit.require().identity());
        return pages.go(visit, "/notifications", "flash.panelDeclined");
    }

    private static Remedy remedy(Form form) {
        var kind = form.oneOf("remedy", Remedy.Kind.class, "Choose what sets it right.");
        var typed = form.text("price", 40).strip();
        return new Remedy(kind, typed.isEmpty() ? null : (Long) Unit.readMinutes("price", typed));
    }

    private PanelPage page(Visit visit, PanelDraw draw, Fields fields) {
        var texts = Frames.texts(visit);
        var moments = Frames.moments(visit, clock.instant());
        var remedy = draw.remedy();
        var told = Stream.of(draw.told().split("\n", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        var other = draw.other();
        return new PanelPage(
                draw.title(),
                texts.say(
                        "panel.lede",
                        draw.home().displayName(),
                        other == null ? "" : other.displayName(),
                        draw.own().displayName()),
                told,
                texts.say(
                        "panel.by", moments.deadline(draw.until()), draw.home().displayName()),
                remedy == null
                        ? null
                        : texts.say(
                                "panel.said",
                                texts.say("dispute.choice." + remedy.kind().name())),
                form(draw, texts, fields),
                remedy == null ? "/panels/" + draw.id() + "/decline" : null);
    }

    private DealForm form(PanelDraw draw, Texts texts, Fields fields) {
        var remedies = Stream.of(Remedy.Kind.values())
                .map(kind -> new Choice(kind.name(), texts.say("dispute.choice." + kind.name())))
                .toList();
        var inputs = List.of(
                DealField.of("remedy", texts.say("dispute.f.remedy"), remedies),
                DealField.of("price", Input.LINE, texts.say("panel.amount"), false)
                        .hinted(texts.say("panel.amountHint")),
                DealField.of("words", Input.WORDS, texts.say("dispute.f.words"), false));
        return new DealForm(
                FORM,
                "/panels/" + draw.id() + "/word",
                texts.say("dispute.do.VOTE"),
                "",
                inputs,
                fields,
                true,
                false,
                null,
                "form-" + ids.next(),
                List.of());
    }
}
