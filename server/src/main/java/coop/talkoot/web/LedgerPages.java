package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.Limits;
import coop.talkoot.ledger.NewUnit;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.ledger.Verdict;
import coop.talkoot.ledger.Verification;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.LedgerPage;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import io.micronaut.http.HttpMethod;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accounts of a co-op, for those who keep them: units, who holds what, and whether the journal holds. */
@Controller("/groups/{handle}/ledger")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LedgerPages {
    private static final List<String> FIELDS = List.of("name", "kind", "decimals", "limit", "hardLimit", "maxBalance");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Units units;
    private final Accounts accounts;
    private final Verification verification;
    private final Memberships memberships;

    LedgerPages(
            Pages pages,
            Known known,
            Names names,
            Units units,
            Accounts accounts,
            Verification verification,
            Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.units = units;
        this.accounts = accounts;
        this.verification = verification;
        this.memberships = memberships;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var fields = Fields.of(Map.of("kind", Unit.Kind.TIME.name(), "decimals", "0"));
        return pages.show(visit, Section.WALLET, group.identity(), page(visit, group, fields, ""));
    }

    @Post("/units")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> create(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var form = Form.of(sent);
        try {
            var unit = units.create(group, wanted(group, form), visit.require().identity());
            return pages.go(visit, href(group) + "?unit=" + unit.id(), "flash.unit", unit.name());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.WALLET, group.identity(), page(visit, group, fields, ""));
        }
    }

    @Post("/check")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> check(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = group(visit, handle);
        var texts = Frames.texts(visit);
        var unit = unit(group, visit).orElseThrow(() -> Refused.notFound("This co-op counts in nothing yet."));
        return switch (verification.check(unit, viewer.identity())) {
            case Verdict.Sound sound ->
                pages.go(visit, href(group) + "?unit=" + unit.id(), "flash.sound", sound.entries());
            case Verdict.Broken broken ->
                found(visit, group, texts.say("ledger.broken", broken.seq(), broken.finding()));
            case Verdict.Differs differs ->
                found(visit, group, texts.say("ledger.differs", differs.account(), differs.finding()));
        };
    }

    private HttpResponse<byte[]> found(Visit visit, Group group, String finding) {
        return pages.show(visit, Section.WALLET, group.identity(), page(visit, group, Fields.empty(), finding));
    }

    private static NewUnit wanted(Group group, Form form) {
        var kind = form.oneOf("kind", Unit.Kind.class, "Choose what it counts.");
        var decimals = kind == Unit.Kind.TIME ? 0 : form.number("decimals", "Credit has 0 to 3 decimals.");
        var name = form.text("name", 200).strip();
        // read as amounts of the unit that it will be
        var unit = new Unit(0, group.id(), name, kind, decimals, Limits.OWES_NOTHING, Instant.EPOCH);
        return new NewUnit(name, kind, decimals, LedgerWords.limits(unit, form));
    }

    private Group group(Visit visit, String handle) {
        Viewer viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.KEEP_ACCOUNTS);
        return group;
    }

    private Optional<Unit> unit(Group group, Visit visit) {
        var wanted = SentQuery.of(visit.request()).id("unit", "a unit");
        return units.of(group.id()).stream()
                .filter(unit -> wanted.isEmpty() || wanted.get() == unit.id())
                .findFirst();
    }

    private String href(Group group) {
        return names.href(group.identity()) + "/ledger";
    }

    private LedgerPage page(Visit visit, Group group, Fields fields, String finding) {
        var current = unit(group, visit);
        var tabs = units.of(group.id()).stream()
                .map(unit -> new Tab(
                        unit.name(),
                        href(group) + "?unit=" + unit.id(),
                        current.isPresent() && current.get().id() == unit.id()))
                .toList();
        return new LedgerPage(
                names.who(group.identity()),
                tabs,
                current.map(unit -> shown(visit, group, unit, finding)).orElse(null),
                href(group) + "/units",
                fields);
    }

    private LedgerPage.Shown shown(Visit visit, Group group, Unit unit, String finding) {
        // after a form has been sent there is no page to turn to in the address
        var asked = visit.request().getMethod() == HttpMethod.GET
                ? SentQuery.of(visit.request()).page()
                : Page.Request.first(Page.Request.MOST / 2);
        var found = accounts.in(unit, asked, visit.require().identity());
        return new LedgerPage.Shown(
                Long.toString(unit.id()),
                unit.name(),
                found.items().stream().map(account -> line(group, account)).toList(),
                Links.pager(href(group), Map.of("unit", Long.toString(unit.id())), asked, found),
                href(group) + "/check?unit=" + unit.id(),
                finding);
    }

    private LedgerPage.Line line(Group group, Account account) {
        var unit = account.unit();
        var most = account.limits().maxBalance();
        return new LedgerPage.Line(
                names.who(account.owner()),
                account.isCommons(),
                account.state().name(),
                LedgerWords.signed(unit, account.balance()),
                LedgerWords.signed(unit, -account.creditLimit()),
                most == null ? "" : LedgerWords.signed(unit, most),
                names.href(group.identity()) + "/accounts/" + account.id());
    }
}
