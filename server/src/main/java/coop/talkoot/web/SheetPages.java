package coop.talkoot.web;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Slip;
import coop.talkoot.exchange.sheet.Sheet;
import coop.talkoot.exchange.sheet.SheetImports;
import coop.talkoot.exchange.sheet.Sheets;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.SheetImportPage;
import coop.talkoot.web.view.SheetPage;
import io.micronaut.http.HttpHeaders;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Many offers and needs at once: a table is looked at first, and published when its sender says so. */
@Controller("/exchange")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SheetPages {
    private static final String IMPORT = "/exchange/import";
    private static final int SHOWN = 100;
    /** Seconds. */
    private static final String LOOK_AGAIN = "3";

    private static final MediaType CSV = MediaType.of("text/csv; charset=utf-8");

    private final Pages pages;
    private final ListingForms forms;
    private final Sheets sheets;
    private final SheetImports imports;

    SheetPages(Pages pages, ListingForms forms, Sheets sheets, SheetImports imports) {
        this.pages = pages;
        this.forms = forms;
        this.sheets = sheets;
        this.imports = imports;
    }

    /** With {@code from}, what was found in the table that waits, from that fault on. */
    @Get("/import")
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var from = SentQuery.of(request).whole("from", Sheet.MOST_FAULTS);
        var report = from.isEmpty()
                ? null
                : sheets.kept(viewer).map(sheet -> report(sheet, from.get())).orElse(null);
        return pages.show(visit, Section.EXCHANGE, page(visit, Fields.empty(), report));
    }

    /** How far a long table has come. Until it is done the browser looks again by itself. */
    @Get("/import/{id}")
    HttpResponse<byte[]> progress(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var run = imports.require(SentQuery.id(id), visit.require());
        var after = SentQuery.of(request).whole("after", Sheet.MOST_ROWS + 2).orElse(0);
        var faults = imports.faults(run, after, SHOWN);
        var href = IMPORT + "/" + run.id();
        var next = faults.next();
        var page = new SheetImportPage(
                run.rows(),
                run.done(),
                run.made(),
                run.known(),
                run.isOver(),
                run.faults(),
                faults.items().stream().map(SheetPages::fault).toList(),
                new Pager(after == 0 ? null : href, next == null ? null : href + "?after=" + next),
                OwnListingPages.href("open"));
        var answer = pages.show(visit, Section.EXCHANGE, page);
        return run.isOver() ? answer : answer.header("Refresh", LOOK_AGAIN);
    }

    @Post("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> look(HttpRequest<?> request, @Body MultipartBody body) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var sent = SentForm.ofFiles(body);
        var form = Form.of(sent.texts());
        try {
            var sheet = sheets.keep(bytes(sent), viewer, forms.group(form, visit));
            return pages.show(visit, Section.EXCHANGE, page(visit, form.wrong(Map.of(), null), report(sheet, 0)));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("file", "group"));
            return pages.again(visit, Section.EXCHANGE, null, page(visit, fields, null));
        }
    }

    @Post("/import/publish")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> publish(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        try {
            var published = sheets.publishKept(viewer);
            if (published.importId() != null) {
                return pages.go(IMPORT + "/" + published.importId());
            }
            return pages.go(visit, OwnListingPages.href("open"), "flash.sheet", published.made(), published.known());
        } catch (Refused refused) {
            var fields = Trying.again(Form.of(null), refused, List.of("file"));
            return pages.again(visit, Section.EXCHANGE, null, page(visit, fields, null));
        }
    }

    @Get(value = "/export.csv", produces = "text/csv")
    HttpResponse<byte[]> export(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        var query = SentQuery.of(request);
        var filter = new ListingFilter(
                query.text("q", 200).orElse(null),
                query.oneOf("purpose", Purpose.class).orElse(null),
                query.oneOf("kind", ExchangeKind.class).orElse(null),
                query.id("group", "a group").orElse(null),
                null,
                query.text("tag", 100).orElse(null));
        return HttpResponse.ok(sheets.write(filter, visit.actorId()))
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"offers-and-needs.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private static byte[] bytes(SentForm sent) {
        var file = sent.file("file").orElseThrow(() -> Refused.invalid("file", "Choose a file."));
        try (var content = file.open()) {
            return content.readNBytes(Sheet.LARGEST + 1);
        } catch (IOException cause) {
            throw new UncheckedIOException("a file that was sent cannot be read", cause);
        }
    }

    private SheetPage page(Visit visit, Fields fields, SheetPage.@Nullable Report report) {
        return new SheetPage(
                IMPORT, fields, Choices.groups(forms.ownGroups(visit)), Slip.FIELDS, Sheet.MOST_ROWS, report);
    }

    private static SheetPage.Report report(Sheet sheet, int from) {
        var count = sheet.faults().size();
        return new SheetPage.Report(
                sheet.rows().size(),
                sheet.encoding(),
                sheet.separator(),
                sheet.ignored(),
                count,
                sheet.faults().stream()
                        .skip(from)
                        .limit(SHOWN)
                        .map(SheetPages::fault)
                        .toList(),
                new Pager(
                        from == 0 ? null : IMPORT + "?from=0",
                        from + SHOWN < count ? IMPORT + "?from=" + (from + SHOWN) : null),
                sheet.isRight() ? IMPORT + "/publish" : null);
    }

    private static SheetPage.Fault fault(Sheet.Fault fault) {
        return new SheetPage.Fault(fault.row(), fault.column(), fault.expected(), fault.found());
    }
}
