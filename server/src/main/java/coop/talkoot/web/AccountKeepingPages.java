package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.Entry;
import coop.talkoot.ledger.Ledger;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.AccountForm;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ReversePage;
import coop.talkoot.web.view.Section;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What coordinators do to one account: limits, freezing, ending it, taking a transfer back; each with a reason. */
@Controller("/groups/{handle}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AccountKeepingPages {
    private static final List<String> FIELDS = List.of("limit", "hardLimit", "maxBalance", "reason", "why");

    private enum Deed {
        FREEZE,
        THAW,
        CLOSE
    }

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Units units;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Memberships memberships;

    AccountKeepingPages(
            Pages pages,
            Known known,
            Names names,
            Units units,
            Accounts accounts,
            Ledger ledger,
            Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.units = units;
        this.accounts = accounts;
        this.ledger = ledger;
        this.memberships = memberships;
    }

    @Get("/accounts/{id}/change")
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var account = account(visit, group, id);
        var fields = Fields.of(LedgerWords.fields(account.unit(), account.limits()));
        return pages.show(visit, Section.WALLET, group.identity(), page(group, account, fields));
    }

    @Post("/accounts/{id}/limits")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> limits(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var account = account(visit, group, id);
        var form = Form.of(sent);
        try {
            var limits = LedgerWords.limits(account.unit(), form);
            accounts.setLimits(account, limits, visit.require().identity(), form.text("reason", 1000));
            return pages.go(visit, href(group, account), "flash.limits");
        } catch (Refused refused) {
            return again(visit, group, account, Trying.again(form, refused, FIELDS));
        }
    }

    @Post("/accounts/{id}/state")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> state(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var by = visit.require().identity();
        var group = group(visit, handle);
        var account = account(visit, group, id);
        var form = Form.of(sent);
        try {
            var why = form.text("why", 1000);
            var changed = switch (form.oneOf("deed", Deed.class, "Choose what to do.")) {
                case FREEZE -> accounts.freeze(account, by, why);
                case THAW -> accounts.thaw(account, by, why);
                case CLOSE -> accounts.close(account, by, why);
            };
            return pages.go(visit, href(group, account), "flash.account." + changed.state());
        } catch (Refused refused) {
            return again(visit, group, account, Trying.again(form, asWhy(refused), FIELDS));
        }
    }

    @Get("/entries/{id}/reverse")
    HttpResponse<byte[]> reverseForm(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        return pages.show(visit, Section.WALLET, group.identity(), page(group, entry(group, id), Fields.empty()));
    }

    @Post("/entries/{id}/reverse")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> reverse(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var entry = entry(group, id);
        var form = Form.of(sent);
        try {
            ledger.reverse(entry, visit.require().identity(), form.text("reason", 1000), null);
            return pages.go(visit, back(group, entry), "flash.reversed", entry.seq());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.WALLET, group.identity(), page(group, entry, fields));
        }
    }

    private HttpResponse<byte[]> again(Visit visit, Group group, Account account, Fields fields) {
        return pages.again(visit, Section.WALLET, group.identity(), page(group, account, fields));
    }

    /** The page has two reasons; this is the second. */
    private static Refused asWhy(Refused refused) {
        return refused.refusal() instanceof Refusal.Invalid invalid
                        && invalid.field().equals("reason")
                ? Refused.invalid("why", invalid.sentence())
                : refused;
    }

    private Group group(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.KEEP_ACCOUNTS);
        return group;
    }

    private Account account(Visit visit, Group group, String id) {
        var account = accounts.require(SentQuery.id(id), visit.require().actorId());
        if (account.unit().groupId() != group.id()) {
            throw nothing();
        }
        return account;
    }

    private Entry entry(Group group, String id) {
        return ledger.find(SentQuery.id(id))
                .filter(entry -> unit(entry).groupId() == group.id())
                .orElseThrow(AccountKeepingPages::nothing);
    }

    private Unit unit(Entry entry) {
        return units.find(entry.unitId()).orElseThrow();
    }

    private static Refused nothing() {
        return Refused.notFound("There is nothing here, or nothing that you may see.");
    }

    private String href(Group group, Account account) {
        return names.href(group.identity()) + "/accounts/" + account.id();
    }

    private String back(Group group, Entry entry) {
        return names.href(group.identity()) + "/ledger?unit=" + entry.unitId();
    }

    private AccountForm page(Group group, Account account, Fields fields) {
        var href = href(group, account);
        var unit = account.unit();
        return new AccountForm(
                names.who(account.owner()),
                unit.name(),
                LedgerWords.signed(unit, account.balance()),
                account.state().name(),
                account.isCommons(),
                LedgerWords.example(unit),
                href + "/limits",
                href + "/state",
                href,
                fields);
    }

    private ReversePage page(Group group, Entry entry, Fields fields) {
        var unit = unit(entry);
        var amount = entry.postings().stream()
                .mapToLong(posting -> Math.max(0, posting.amount()))
                .sum();
        return new ReversePage(
                names.href(group.identity()) + "/entries/" + entry.id() + "/reverse",
                back(group, entry),
                Long.toString(entry.seq()),
                unit.name(),
                LedgerWords.size(unit, amount),
                entry.memo(),
                entry.createdAt(),
                fields);
    }
}
