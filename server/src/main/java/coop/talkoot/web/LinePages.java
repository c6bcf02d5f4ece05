package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.ClearingAccounts;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.ledger.clearing.ClearingTransfer;
import coop.talkoot.ledger.clearing.Differences;
import coop.talkoot.ledger.clearing.TrustLine;
import coop.talkoot.ledger.clearing.TrustLines;
import coop.talkoot.people.AddressBook;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.LinesPage;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a co-op accepts of co-ops elsewhere: limits, what is used of them, and what to do where the two sides differ. */
@Controller("/groups/{handle}/lines")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LinePages {
    private static final List<String> FIELDS = List.of("partner", "unit", "accepts");
    private static final int SHOWN = 20;

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Units units;
    private final TrustLines lines;
    private final ClearingAccounts accounts;
    private final Identities identities;
    private final AddressBook book;
    private final Memberships memberships;

    LinePages(
            Pages pages,
            Known known,
            Names names,
            Units units,
            TrustLines lines,
            ClearingAccounts accounts,
            Identities identities,
            AddressBook book,
            Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.units = units;
        this.lines = lines;
        this.accounts = accounts;
        this.identities = identities;
        this.book = book;
        this.memberships = memberships;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        return pages.show(visit, Section.WALLET, group.identity(), page(visit, group, Fields.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> accept(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var form = Form.of(sent);
        try {
            var unit = unit(group, form.text("unit", 40));
            var minutes = unit.read("accepts", form.text("accepts", 40));
            var line = lines.accept(
                    unit,
                    partner(form.text("partner", 300)),
                    minutes,
                    visit.require().identity());
            return pages.go(visit, href(group), "flash.line", line.partner().displayName());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.WALLET, group.identity(), page(visit, group, fields));
        }
    }

    @Post("/{id}/compare")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> compare(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        lines.compare(line(visit, group, id), visit.require().identity());
        return pages.go(visit, href(group), "flash.lineCompare");
    }

    @Post("/{id}/resume")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> resume(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        lines.resume(line(visit, group, id), visit.require().identity());
        return pages.go(visit, href(group), "flash.lineResumed");
    }

    private Group group(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.KEEP_ACCOUNTS);
        return group;
    }

    private TrustLine line(Visit visit, Group group, String id) {
        var line = lines.require(SentQuery.id(id), visit.require().identity());
        if (line.group().id() != group.id()) {
            throw Refused.notFound("There is nothing here, or nothing that you may see.");
        }
        return line;
    }

    private Unit unit(Group group, String id) {
        return hours(group).stream()
                .filter(unit -> Long.toString(unit.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("unit", "Choose in which hours it is booked."));
    }

    private List<Unit> hours(Group group) {
        return units.of(group.id()).stream()
                .filter(unit -> unit.kind() == Unit.Kind.TIME)
                .toList();
    }

    private Identity partner(String typed) {
        var parts = typed.strip().replaceFirst("^@", "").split("@", 2);
        if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw Refused.invalid("partner", "An address looks like @bakery@coop.example.");
        }
        var domain = parts[1].toLowerCase(Locale.ROOT);
        return identities
                .byHandle(parts[0], domain)
                .or(() -> book.find(parts[0], domain))
                .orElseThrow(() -> Refused.invalid("partner", "Nobody is known by this address."));
    }

    private String href(Group group) {
        return names.href(group.identity()) + "/lines";
    }

    private LinesPage page(Visit visit, Group group, Fields fields) {
        var all = lines.of(group.id(), visit.require().identity());
        var booked = accounts.among(
                all.stream().map(TrustLine::account).flatMap(Optional::stream).toList());
        var newest = lines.newest(all, SHOWN);
        return new LinesPage(
                names.who(group.identity()),
                all.stream()
                        .map(line -> shown(
                                group,
                                line,
                                line.account().map(booked::get),
                                newest.getOrDefault(line.id(), List.of())))
                        .toList(),
                hours(group).stream()
                        .map(unit -> new Choice(Long.toString(unit.id()), unit.name()))
                        .toList(),
                href(group),
                names.href(group.identity()) + "/ledger",
                fields);
    }

    private LinesPage.Line shown(
            Group group, TrustLine line, Optional<Account> account, List<ClearingTransfer> newest) {
        var reserved = account.map(
                        found -> found.reserved().out() + found.reserved().in())
                .orElse(0L);
        return new LinesPage.Line(
                names.who(line.partner()),
                line.isSuspended() ? "STOPPED" : line.isOpen() ? "OPEN" : "WAITING",
                size(line.here().accepts()),
                line.there().isSaid() ? size(line.there().accepts()) : "",
                account.map(found -> LedgerWords.signed(found.unit(), found.balance()))
                        .orElse(""),
                reserved == 0 ? "" : size(reserved),
                stop(group, line),
                newest.stream().map(LinePages::transfer).toList());
    }

    private LinesPage.@Nullable Stop stop(Group group, TrustLine line) {
        var suspension = line.suspension();
        if (suspension == null) {
            return null;
        }
        var comparison = line.comparison();
        var isNew = comparison != null && !comparison.at().isBefore(suspension.at());
        var differences = isNew ? lines.differences(line) : Optional.<Differences>empty();
        var base = href(group) + "/" + line.id();
        return new LinesPage.Stop(
                suspension.because(),
                suspension.at(),
                comparison != null && isNew ? comparison.at() : null,
                differences.map(found -> told(found.sent())).orElse(""),
                differences.map(found -> told(found.received())).orElse(""),
                differences.map(Differences::isMendable).orElse(false),
                base + "/compare",
                base + "/resume");
    }

    private static String told(Differences.Direction direction) {
        return direction.equal() + " = / " + direction.here() + " : " + direction.there();
    }

    private static LinesPage.Transfer transfer(ClearingTransfer transfer) {
        return new LinesPage.Transfer(
                transfer.isSent(),
                transfer.member().address(),
                size(transfer.terms().minutes()),
                transfer.terms().memo(),
                transfer.state().name(),
                transfer.createdAt());
    }

    private static String size(long minutes) {
        return minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
    }
}
