package coop.talkoot.web;

import coop.talkoot.governance.CouncilDraws;
import coop.talkoot.governance.Lots;
import coop.talkoot.governance.NewLot;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.SentLotAnswer;
import coop.talkoot.governance.SentLotAnswers;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.decision.DrawAnswer;
import coop.talkoot.web.view.decision.DrawPage;
import coop.talkoot.web.view.decision.DrawsPage;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Panels drawn by lot: announcing one, sealing numbers and showing them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LotPages {
    private static final List<String> BEGINNING =
            List.of("title", "seats", "restMonths", "promisedDays", "revealedHours", "numberSource", "parts");
    private static final String SENT = "flash.lotSent";
    private static final List<String> FIELDS = List.of("commitment", "number", "publicNumber", "part");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Lots lots;
    private final SentLotAnswers sent;
    private final CouncilDraws councils;
    private final Memberships memberships;
    private final Clock clock;

    LotPages(
            Pages pages,
            Known known,
            Names names,
            Lots lots,
            SentLotAnswers sent,
            CouncilDraws councils,
            Memberships memberships,
            Clock clock) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.lots = lots;
        this.sent = sent;
        this.councils = councils;
        this.memberships = memberships;
        this.clock = clock;
    }

    @Get("/{folder:groups|people}/{name}/draws")
    HttpResponse<byte[]> all(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        visit.require();
        var group = known.group(folder, name).identity();
        return pages.show(visit, Section.DECISIONS, group, all(visit, group, usual(request, group)));
    }

    /** Where a group has decided to draw its delegates, what that says. */
    private Fields usual(HttpRequest<?> request, Identity group) {
        var values =
                new HashMap<>(Map.of("seats", "3", "restMonths", "12", "promisedDays", "7", "revealedHours", "24"));
        var wanted = request.getParameters().get("motion");
        councils.undrawn(group).stream()
                .filter(motion -> Long.toString(motion.id()).equals(wanted))
                .findFirst()
                .ifPresent(motion -> {
                    var sending = Objects.requireNonNull(motion.terms().sending());
                    values.put("motion", Long.toString(motion.id()));
                    values.put("title", motion.post().title());
                    values.put("seats", Integer.toString(sending.drawn()));
                    values.put("restMonths", "0");
                });
        return Fields.of(Map.copyOf(values));
    }

    @Post("/{folder:groups|people}/{name}/draws")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> begin(
            HttpRequest<?> request, String folder, String name, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group(folder, name).identity();
        var form = Form.of(sent);
        try {
            var wrong = Frames.texts(visit).say("draws.wrong.number");
            var promisedBy = clock.instant().plus(Duration.ofDays(form.number("promisedDays", wrong)));
            var wanted = new NewLot(
                    group,
                    SentFields.readId(form.text("motion", 20)).orElse(null),
                    form.text("title", 1000),
                    form.number("seats", wrong),
                    form.number("restMonths", wrong),
                    parts(form.text("parts", 3000)),
                    promisedBy,
                    promisedBy.plus(Duration.ofHours(form.number("revealedHours", wrong))),
                    form.text("numberSource", 1000));
            var begun = lots.begin(wanted, viewer.identity());
            return pages.go(visit, "/draws/" + begun.id(), "flash.lotBegun");
        } catch (Refused refused) {
            var named = Renamed.of(refused, Map.of("promisedBy", "promisedDays", "revealedBy", "revealedHours"));
            var fields = Trying.again(form, named, BEGINNING);
            return pages.again(visit, Section.DECISIONS, group, all(visit, group, fields));
        }
    }

    /** Named one by one, with commas between. */
    private static List<String> parts(String text) {
        return Stream.of(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    @Post("/{folder:groups|people}/{name}/draws/willing")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> willing(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group(folder, name).identity();
        var isWilling = !lots.isWilling(group, viewer.identity());
        lots.consent(group, viewer.identity(), isWilling);
        var done = isWilling ? "flash.lotWilling" : "flash.lotUnwilling";
        return pages.go(visit, href(group), group.isLocal() ? done : SENT);
    }

    @Get("/draws/{id}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var lot = require(visit, id);
        return pages.show(visit, Section.DECISIONS, lot.group(), page(visit, lot, Fields.empty()));
    }

    @Post("/draws/{id}/part")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> belong(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var lot = require(visit, id);
        var form = Form.of(sent);
        return tried(visit, lot, form, "flash.lotPart", by -> lots.belong(lot, by, form.text("part", 1000)));
    }

    @Post("/draws/{id}/promise")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> promise(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var lot = require(visit, id);
        var form = Form.of(sent);
        return tried(
                visit,
                lot,
                form,
                "flash.lotSealed",
                by -> lots.promise(lot, by, form.text("commitment", 1000).strip()));
    }

    @Post("/draws/{id}/reveal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> reveal(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var lot = require(visit, id);
        var form = Form.of(sent);
        return tried(
                visit,
                lot,
                form,
                "flash.lotShown",
                by -> lots.reveal(lot, by, form.text("number", 1000).strip()));
    }

    @Post("/draws/{id}/number")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> type(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var lot = require(visit, id);
        var form = Form.of(sent);
        return tried(visit, lot, form, "flash.lotTyped", by -> typed(lot, by, form.text("publicNumber", 1000)));
    }

    private void typed(PanelLot lot, Identity by, String number) {
        try {
            lots.type(lot, by, number);
        } catch (Refused refused) {
            throw Renamed.of(refused, Map.of("number", "publicNumber"));
        }
    }

    @Post("/draws/{id}/decline")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> decline(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var lot = require(visit, id);
        lots.decline(lot, viewer.identity());
        return pages.go(visit, "/draws/" + lot.id(), lot.isLocal() ? "flash.lotDeclined" : SENT);
    }

    private HttpResponse<byte[]> tried(Visit visit, PanelLot lot, Form form, String done, Consumer<Identity> deed) {
        try {
            deed.accept(visit.require().identity());
            return pages.go(visit, "/draws/" + lot.id(), lot.isLocal() ? done : SENT);
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.DECISIONS, lot.group(), page(visit, lot, fields));
        }
    }

    private PanelLot require(Visit visit, String id) {
        return lots.require(SentQuery.id(id), visit.require().identity());
    }

    private String href(Identity group) {
        return names.href(group) + "/draws";
    }

    private DrawsPage all(Visit visit, Identity group, Fields fields) {
        var viewer = visit.require();
        var asked = SentQuery.of(visit.request()).page();
        var found = lots.of(group, viewer.identity(), asked);
        var mayBegin = group.isLocal() && memberships.may(group.id(), viewer.actorId(), Right.PUT_TO_VOTE);
        return new DrawsPage(
                names.who(group),
                found.items().stream()
                        .map(lot -> new DrawsPage.Entry(
                                lot.title(),
                                "/draws/" + lot.id(),
                                lot.seats(),
                                lot.state().name(),
                                lot.state() == PanelLot.State.PROMISING ? lot.promisedBy() : lot.revealedBy()))
                        .toList(),
                Links.pager(href(group), Map.of(), asked, found),
                lots.isWilling(group, viewer.identity()),
                href(group) + "/willing",
                answers(sent.consent(group, viewer.identity()).stream()),
                mayBegin ? href(group) : null,
                fields,
                names.href(group) + "/decisions");
    }

    /** What was taken shows where it belongs; of the rest it is said how it stands. */
    private static List<DrawAnswer> answers(Stream<SentLotAnswer> sent) {
        return sent.filter(one -> one.answer() == null || one.isRefused())
                .map(one -> new DrawAnswer(
                        one.kind(),
                        one.isRefused(),
                        one.answer() == null ? "" : one.answer().words()))
                .toList();
    }

    private DrawPage page(Visit visit, PanelLot lot, Fields fields) {
        var viewer = visit.require();
        var action = "/draws/" + lot.id();
        var isMember = memberships.may(lot.group().id(), viewer.actorId(), Right.WRITE);
        var own = lot.promises().stream()
                .filter(promise -> promise.by().id() == viewer.actorId())
                .findFirst();
        var isPromising =
                lot.state() == PanelLot.State.PROMISING && clock.instant().isBefore(lot.promisedBy());
        var isRevealing =
                lot.state() == PanelLot.State.REVEALING && clock.instant().isBefore(lot.revealedBy());
        var mayReveal =
                isRevealing && own.filter(promise -> promise.revealed() == null).isPresent();
        var mayType = isRevealing && isMember && !lot.numberSource().isEmpty() && !lot.isNumberConfirmed();
        var isDrawn = lot.panel().stream().anyMatch(who -> who.id() == viewer.actorId());
        return new DrawPage(
                lot.title(),
                lot.uri(),
                names.who(lot.group()),
                lot.seats(),
                lot.state().name(),
                lot.promisedBy(),
                lot.revealedBy(),
                lot.promises().stream()
                        .map(promise ->
                                new DrawPage.Sealed(names.who(promise.by()), promise.commitment(), promise.revealed()))
                        .toList(),
                isPromising && isMember ? action + "/promise" : null,
                mayReveal ? action + "/reveal" : null,
                mayType ? action + "/number" : null,
                isDrawn ? action + "/decline" : null,
                lot.parts(),
                isPromising && isMember && !lot.parts().isEmpty() ? action + "/part" : null,
                lots.partOf(lot, viewer.identity()).orElse(""),
                lot.seed() == null ? null : "/api/talkoot/v1/lots/" + lot.id() + "/count-file",
                fields,
                viewer.identity().uri(),
                lot.numberSource(),
                lot.publicNumber(),
                lot.isNumberConfirmed(),
                lot.poolHash(),
                lot.seed(),
                lot.panel().stream()
                        .map(one ->
                                new DrawPage.Seat(names.who(one), lot.partOf().getOrDefault(one.id(), "")))
                        .toList(),
                answers(sent.of(lot, viewer.identity()).stream()),
                href(lot.group()));
    }
}
