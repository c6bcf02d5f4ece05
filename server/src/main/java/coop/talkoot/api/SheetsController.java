package coop.talkoot.api;

import coop.talkoot.exchange.sheet.Sheet;
import coop.talkoot.exchange.sheet.SheetImports;
import coop.talkoot.exchange.sheet.Sheets;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Many offers and needs at once, as tables. */
@Controller(Api.ROOT + "/listings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SheetsController {
    private static final int FAULTS = 100;

    private final Sheets sheets;
    private final SheetImports imports;
    private final KnownGroups groups;

    SheetsController(Sheets sheets, SheetImports imports, KnownGroups groups) {
        this.sheets = sheets;
        this.imports = imports;
        this.groups = groups;
    }

    /** How far an import goes: CHECK publishes nothing, TAKE a table without fault. */
    enum Mode {
        CHECK,
        TAKE
    }

    /** The same table again makes nothing new, so there is no key to send. */
    @Post("/import")
    @Consumes({"text/csv", "text/plain"})
    SheetView take(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var query = SentQuery.of(request);
        var mode = query.oneOf("mode", Mode.class).orElse(Mode.CHECK);
        var group = groups.require(
                        query.id("group", "a group").orElseThrow(() -> Refused.invalid("group", "Say in which group.")))
                .identity();
        var sheet = sheets.check(body, viewer, group);
        var isTaken = mode == Mode.TAKE && sheet.isRight();
        return SheetView.of(sheet, isTaken ? sheets.publish(body, viewer, group) : new Sheets.Published(0, 0));
    }

    @Get("/imports/{id}")
    SheetImportView run(HttpRequest<?> request, String id, Viewer viewer) {
        var run = imports.require(SentQuery.id(id), viewer);
        var query = SentQuery.of(request);
        var after = query.whole("after", Sheet.MOST_ROWS + 2).orElse(0);
        return SheetImportView.of(run, imports.faults(run, after, FAULTS));
    }

    @Get(value = "/export", produces = "text/csv")
    HttpResponse<byte[]> export(HttpRequest<?> request, @Nullable Viewer viewer) {
        var filter = ListingsController.filter(SentQuery.of(request));
        return HttpResponse.ok(sheets.write(filter, viewer == null ? null : viewer.actorId()))
                .contentType(MediaType.of("text/csv; charset=utf-8"))
                .header("Content-Disposition", "attachment; filename=\"offers-and-needs.csv\"");
    }
}
