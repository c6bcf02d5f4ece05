package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.Statements;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.NoWalletPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one holds in a co-op, what moved, and both as a file or on paper. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class WalletPages {
    private static final MediaType CSV = MediaType.of("text/csv; charset=utf-8");

    private final Pages pages;
    private final Places places;
    private final Known known;
    private final Names names;
    private final WalletSheets sheets;
    private final Units units;
    private final Accounts accounts;
    private final Statements statements;
    private final Memberships memberships;

    WalletPages(
            Pages pages,
            Places places,
            Known known,
            Names names,
            WalletSheets sheets,
            Units units,
            Accounts accounts,
            Statements statements,
            Memberships memberships) {
        this.pages = pages;
        this.places = places;
        this.known = known;
        this.names = names;
        this.sheets = sheets;
        this.units = units;
        this.accounts = accounts;
        this.statements = statements;
        this.memberships = memberships;
    }

    /** In the viewer's own co-op. */
    @Get("/wallet")
    HttpResponse<byte[]> own(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        return pages.go(places.own(visit)
                .filter(group -> group.isLocal())
                .map(group -> names.href(group) + "/wallet")
                .orElse("/"));
    }

    @Get("/groups/{handle}/wallet")
    HttpResponse<byte[]> of(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = forMember(visit, handle);
        var unit = unit(group, request);
        var account = unit.flatMap(found -> accounts.of(found.id(), viewer.actorId()));
        var href = names.href(group.identity()) + "/wallet";
        if (account.isEmpty()) {
            var isKept = memberships.may(group.id(), viewer.actorId(), Right.KEEP_ACCOUNTS);
            var page = new NoWalletPage(
                    names.who(group.identity()), isKept ? names.href(group.identity()) + "/ledger" : null);
            return pages.show(visit, Section.WALLET, group.identity(), page);
        }
        var values = units.of(group.id()).size() < 2
                ? Map.<String, String>of()
                : Map.of("unit", Long.toString(account.get().unit().id()));
        return pages.show(
                visit,
                Section.WALLET,
                group.identity(),
                sheets.page(group.identity(), account.get(), visit, href, values));
    }

    @Get("/groups/{handle}/accounts/commons")
    HttpResponse<byte[]> commons(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        var account = unit(group, request)
                .flatMap(unit -> accounts.of(unit.id(), group.id()))
                .orElseThrow(WalletPages::nothing);
        return pages.go(names.href(group.identity()) + "/accounts/" + account.id());
    }

    @Get("/groups/{handle}/accounts/{id}")
    HttpResponse<byte[]> one(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        var account = account(visit, group, id);
        var href = names.href(group.identity()) + "/accounts/" + account.id();
        return pages.show(
                visit, Section.WALLET, group.identity(), sheets.page(group.identity(), account, visit, href, Map.of()));
    }

    @Get("/groups/{handle}/accounts/{id}/statement")
    HttpResponse<byte[]> statement(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = forMember(visit, handle);
        var account = account(visit, group, id);
        var filter = LedgerWords.filter(LedgerWords.filterFields(request), visit);
        return pages.show(
                visit, Section.WALLET, group.identity(), sheets.statement(group.identity(), account, visit, filter));
    }

    @Get("/groups/{handle}/accounts/{id}/statement.csv")
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> csv(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var account = account(visit, forMember(visit, handle), id);
        var filter = LedgerWords.filter(LedgerWords.filterFields(request), visit);
        return HttpResponse.ok(StatementCsv.of(account.unit(), statements.whole(account, filter)))
                .contentType(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"statement-" + account.id() + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    private Group forMember(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.READ);
        return group;
    }

    private Account account(Visit visit, Group group, String id) {
        var account = accounts.require(SentQuery.id(id), visit.require().actorId());
        if (account.unit().groupId() != group.id()) {
            throw nothing();
        }
        return account;
    }

    /** The unit asked for, or the co-op's first. */
    private Optional<Unit> unit(Group group, HttpRequest<?> request) {
        List<Unit> all = units.of(group.id());
        var wanted = SentQuery.of(request).id("unit", "a unit");
        return all.stream()
                .filter(unit -> wanted.isEmpty() || wanted.get() == unit.id())
                .findFirst();
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }
}
