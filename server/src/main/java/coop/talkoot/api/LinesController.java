package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.ClearingAccounts;
import coop.talkoot.ledger.Units;
import coop.talkoot.ledger.clearing.TrustLine;
import coop.talkoot.ledger.clearing.TrustLines;
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
import java.util.Optional;

/** What a co-op accepts of co-ops of other servers, for who keeps its accounts. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LinesController {
    private final KnownGroups known;
    private final Addresses addresses;
    private final Units units;
    private final TrustLines lines;
    private final ClearingAccounts accounts;

    LinesController(KnownGroups known, Addresses addresses, Units units, TrustLines lines, ClearingAccounts accounts) {
        this.known = known;
        this.addresses = addresses;
        this.units = units;
        this.lines = lines;
        this.accounts = accounts;
    }

    /** They are few, so there is one page. */
    @Get("/groups/{id}/lines")
    HttpResponse<PageView<LineView>> list(HttpRequest<?> request, String id, Viewer viewer) {
        var group = known.requireLocal(id);
        var all = lines.of(group.id(), viewer.identity());
        var booked = accounts.among(
                all.stream().map(TrustLine::account).flatMap(Optional::stream).toList());
        var items = all.stream()
                .map(line -> LineView.of(line, line.account().map(booked::get), lines.differences(line)))
                .toList();
        return PageView.answer(request, items, null);
    }

    /** Says what is accepted from now on; the first time it begins the line. */
    @Post("/groups/{id}/lines")
    HttpResponse<LineView> accept(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        var sent = SentFields.of(body);
        var unitId = sent.requiredId("unit");
        var partner = sent.text("partner");
        var accepts = sent.requiredAmount("accepts");
        sent.done();
        var unit = units.require(unitId, viewer.actorId());
        if (unit.groupId() != group.id()) {
            throw Refused.invalid("unit", "Choose a unit of this co-op.");
        }
        return HttpResponse.created(
                view(lines.accept(unit, addresses.byAddress("partner", partner), accepts, viewer.identity())));
    }

    @Get("/lines/{id}")
    LineView show(String id, Viewer viewer) {
        return view(require(id, viewer));
    }

    @Get("/lines/{id}/transfers")
    HttpResponse<PageView<LineTransferView>> transfers(HttpRequest<?> request, String id, Viewer viewer) {
        var line = require(id, viewer);
        return PageView.of(request, lines.transfers(line, SentQuery.of(request).page()), LineTransferView::of);
    }

    /** Asks the partner what it has; its answer comes when it comes. */
    @Post("/lines/{id}/compare")
    @Consumes(MediaType.ALL)
    LineView compare(String id, Viewer viewer) {
        lines.compare(require(id, viewer), viewer.identity());
        return view(require(id, viewer));
    }

    @Post("/lines/{id}/resume")
    @Consumes(MediaType.ALL)
    LineView resume(String id, Viewer viewer) {
        return view(lines.resume(require(id, viewer), viewer.identity()));
    }

    private TrustLine require(String id, Viewer viewer) {
        return lines.require(SentQuery.id(id), viewer.identity());
    }

    private LineView view(TrustLine line) {
        return LineView.of(line, line.account().flatMap(accounts::find), lines.differences(line));
    }
}
