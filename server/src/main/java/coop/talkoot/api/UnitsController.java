package coop.talkoot.api;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.NewTransfer;
import coop.talkoot.ledger.NewUnit;
import coop.talkoot.ledger.Transfers;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.ledger.Verification;
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

/** What co-ops count in, and what members give each other. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class UnitsController {
    private final KnownGroups known;
    private final Addresses addresses;
    private final Units units;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Verification verification;
    private final Memberships memberships;

    UnitsController(
            KnownGroups known,
            Addresses addresses,
            Units units,
            Accounts accounts,
            Transfers transfers,
            Verification verification,
            Memberships memberships) {
        this.known = known;
        this.addresses = addresses;
        this.units = units;
        this.accounts = accounts;
        this.transfers = transfers;
        this.verification = verification;
        this.memberships = memberships;
    }

    /** They are few, so there is one page. */
    @Get("/groups/{id}/units")
    HttpResponse<PageView<UnitView>> list(HttpRequest<?> request, String id, Viewer viewer) {
        var group = known.require(id);
        memberships.require(group.id(), viewer.actorId(), Right.READ);
        var items = units.of(group.id()).stream().map(UnitView::of).toList();
        return PageView.answer(request, items, null);
    }

    @Post("/groups/{id}/units")
    HttpResponse<UnitView> create(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var name = sent.text("name");
        var kind = sent.oneOf("kind", Unit.Kind.class);
        var decimals = sent.amount("decimals").orElse(0L);
        var limits = SentLimits.of(sent);
        sent.done();
        var wanted = new NewUnit(name, kind, (int) Math.min(decimals, Integer.MAX_VALUE), limits.get());
        return HttpResponse.created(UnitView.of(units.create(known.requireLocal(id), wanted, viewer.identity())));
    }

    @Get("/units/{id}/account")
    LedgerAccountView own(String id, Viewer viewer) {
        return of(units.require(SentQuery.id(id), viewer.actorId()), viewer.actorId());
    }

    @Get("/units/{id}/commons")
    LedgerAccountView commons(String id, Viewer viewer) {
        var unit = units.require(SentQuery.id(id), viewer.actorId());
        return of(unit, unit.groupId());
    }

    @Get("/units/{id}/accounts")
    HttpResponse<PageView<LedgerAccountView>> accounts(HttpRequest<?> request, String id, Viewer viewer) {
        var unit = units.require(SentQuery.id(id), viewer.actorId());
        var page = accounts.in(unit, SentQuery.of(request).page(), viewer.identity());
        return PageView.of(request, page, LedgerAccountView::of);
    }

    @Post("/units/{id}/transfers")
    HttpResponse<EntryView> transfer(HttpRequest<?> request, String id, @Body byte[] body, Viewer viewer) {
        // Whether the giver is a member is asked where it is posted, of all that arrive at this moment at once.
        var unit = units.find(SentQuery.id(id))
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
        var sent = SentFields.of(body);
        var to = sent.text("to");
        var amount = sent.requiredAmount("amount");
        var memo = sent.text("memo", "");
        var isFromCommons = sent.yes("fromCommons", false);
        sent.done();
        var entry = transfers.transfer(new NewTransfer(
                unit,
                viewer.identity(),
                isFromCommons,
                addresses.byAddress("to", to),
                amount,
                memo,
                request.getHeaders().get(Idempotency.HEADER)));
        return HttpResponse.created(EntryView.of(entry));
    }

    @Post("/units/{id}/check")
    @Consumes(MediaType.ALL)
    CheckView check(String id, Viewer viewer) {
        return CheckView.of(verification.check(units.require(SentQuery.id(id), viewer.actorId()), viewer.identity()));
    }

    private LedgerAccountView of(Unit unit, long ownerId) {
        return accounts.of(unit.id(), ownerId)
                .map(LedgerAccountView::of)
                .orElseThrow(() -> Refused.notFound("There is no account of yours in this unit."));
    }
}
