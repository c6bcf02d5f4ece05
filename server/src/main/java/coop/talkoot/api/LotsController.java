package coop.talkoot.api;

import coop.talkoot.governance.LotFiles;
import coop.talkoot.governance.Lots;
import coop.talkoot.governance.NewLot;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.governance.SentLotAnswers;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Duration;
import java.util.List;

/** Panels drawn by lot, for members of their groups. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LotsController {
    private final Lots lots;
    private final LotFiles files;
    private final SentLotAnswers sent;
    private final KnownGroups groups;

    LotsController(Lots lots, LotFiles files, SentLotAnswers sent, KnownGroups groups) {
        this.lots = lots;
        this.files = files;
        this.sent = sent;
        this.groups = groups;
    }

    @Get("/groups/{id}/lot-consent")
    LotConsentView consent(String id, Viewer viewer) {
        var group = groups.require(id).identity();
        return LotConsentView.of(lots.isWilling(group, viewer.identity()), sent.consent(group, viewer.identity()));
    }

    @Put("/groups/{id}/lot-consent")
    @Status(HttpStatus.NO_CONTENT)
    void give(String id, Viewer viewer) {
        lots.consent(groups.require(id).identity(), viewer.identity(), true);
    }

    @Delete("/groups/{id}/lot-consent")
    @Status(HttpStatus.NO_CONTENT)
    void takeBack(String id, Viewer viewer) {
        lots.consent(groups.require(id).identity(), viewer.identity(), false);
    }

    @Get("/groups/{id}/lots")
    HttpResponse<PageView<LotView>> all(HttpRequest<?> request, String id, Viewer viewer) {
        var page = SentQuery.of(request).page();
        var found = lots.of(groups.require(id).identity(), viewer.identity(), page);
        var answers = sent.among(found.items(), viewer.identity());
        return PageView.of(request, found, lot -> LotView.of(lot, answers.getOrDefault(lot.id(), List.of())));
    }

    @Post("/groups/{id}/lots")
    HttpResponse<LotView> begin(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var title = sent.text("title");
        var motionId = sent.id("motion").orElse(null);
        var seats = sent.whole("seats", 1, 1_000);
        var restMonths = sent.has("restMonths") ? sent.whole("restMonths", 12, 120) : 0;
        var parts = sent.texts("parts", List.of());
        var promisedBy = sent.moment("promisedBy", null);
        var revealedBy = sent.moment("revealedBy", null);
        var numberSource = sent.text("numberSource", "");
        sent.done();
        if (promisedBy == null) {
            throw Refused.invalid("promisedBy", "Say until when numbers can be promised.");
        }
        var shownBy = revealedBy == null ? promisedBy.plus(Duration.ofHours(24)) : revealedBy;
        var wanted = new NewLot(
                groups.requireLocal(id).identity(),
                motionId,
                title,
                seats,
                restMonths,
                parts,
                promisedBy,
                shownBy,
                numberSource);
        return HttpResponse.created(view(lots.begin(wanted, viewer.identity()), viewer));
    }

    @Get("/lots/{id}")
    LotView show(String id, Viewer viewer) {
        return view(known(id, viewer), viewer);
    }

    /** To which of its parts of the membership one belongs. */
    @Put("/lots/{id}/part")
    LotView belong(String id, @Body byte[] body, Viewer viewer) {
        return view(lots.belong(known(id, viewer), viewer.identity(), only(body, "part")), viewer);
    }

    @Get("/lots/{id}/count-file")
    HttpResponse<byte[]> file(String id, Viewer viewer) {
        var lot = known(id, viewer);
        return HttpResponse.ok(files.of(lot, viewer.identity()))
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"draw-" + lot.id() + ".zip\"");
    }

    @Put("/lots/{id}/promise")
    LotView promise(String id, @Body byte[] body, Viewer viewer) {
        return view(lots.promise(known(id, viewer), viewer.identity(), only(body, "commitment")), viewer);
    }

    @Put("/lots/{id}/number")
    LotView reveal(String id, @Body byte[] body, Viewer viewer) {
        return view(lots.reveal(known(id, viewer), viewer.identity(), only(body, "number")), viewer);
    }

    @Put("/lots/{id}/public-number")
    LotView type(String id, @Body byte[] body, Viewer viewer) {
        return view(lots.type(known(id, viewer), viewer.identity(), only(body, "number")), viewer);
    }

    /** Who was drawn does not wish to serve. */
    @Delete("/lots/{id}/seat")
    LotView decline(String id, Viewer viewer) {
        return view(lots.decline(known(id, viewer), viewer.identity()), viewer);
    }

    private LotView view(PanelLot lot, Viewer viewer) {
        return LotView.of(lot, sent.of(lot, viewer.identity()));
    }

    private PanelLot known(String id, Viewer viewer) {
        return lots.require(SentQuery.id(id), viewer.identity());
    }

    private static String only(byte[] body, String field) {
        var sent = SentFields.of(body);
        var text = sent.text(field);
        sent.done();
        return text;
    }
}
