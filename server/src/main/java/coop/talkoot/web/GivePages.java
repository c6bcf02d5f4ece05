package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.ledger.Account;
import coop.talkoot.ledger.Accounts;
import coop.talkoot.ledger.NewTransfer;
import coop.talkoot.ledger.Transfers;
import coop.talkoot.ledger.Unit;
import coop.talkoot.ledger.Units;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Ids;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.GivePage;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Giving time or credit to another member. */
@Controller("/groups/{handle}/wallet/give")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class GivePages {
    private static final List<String> FIELDS = List.of("to", "amount", "memo");
    private static final String COMMONS = "commons";
    private static final String OWN = "own";

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Units units;
    private final Accounts accounts;
    private final Transfers transfers;
    private final Identities identities;
    private final Memberships memberships;
    private final Ids ids;

    GivePages(
            Pages pages,
            Known known,
            Names names,
            Units units,
            Accounts accounts,
            Transfers transfers,
            Identities identities,
            Memberships memberships,
            Ids ids) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.units = units;
        this.accounts = accounts;
        this.transfers = transfers;
        this.identities = identities;
        this.memberships = memberships;
        this.ids = ids;
    }

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var query = SentQuery.of(request);
        var unit = unit(visit, group);
        var from = query.text("from", 20).filter(COMMONS::equals).orElse(OWN);
        var fields = Fields.of(Map.of("from", from, "to", query.text("to", 600).orElse(""), "key", newKey()));
        return pages.show(visit, Section.WALLET, group.identity(), page(visit, group, unit, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> give(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = group(visit, handle);
        var unit = unit(visit, group);
        var form = Form.of(sent);
        try {
            var to = person(form.text("to", 600));
            var amount = unit.read("amount", form.text("amount", 40));
            var isFromCommons = form.asSent("from").equals(COMMONS);
            var key = form.text("key", 60);
            transfers.transfer(new NewTransfer(
                    unit,
                    viewer.identity(),
                    isFromCommons,
                    to,
                    amount,
                    form.text("memo", 1000),
                    key.isEmpty() ? null : key));
            return pages.go(visit, back(group, unit), "flash.given", LedgerWords.size(unit, amount), to.displayName());
        } catch (Refused refused) {
            return pages.again(visit, Section.WALLET, group.identity(), page(visit, group, unit, again(form, refused)));
        }
    }

    /** A form sent twice with something else in it gets a new key: what was sent first stands. */
    private Fields again(Form form, Refused refused) {
        if (!(refused.refusal() instanceof Refusal.Invalid invalid)
                || !invalid.field().equals("key")) {
            return Trying.again(form, refused, FIELDS);
        }
        var fields = form.wrong(
                Map.of(), "This form was sent before, with something else in it. Look at your movements first.");
        var values = new HashMap<>(fields.values());
        values.put("key", newKey());
        return new Fields(values, fields.errors(), fields.problem());
    }

    private Group group(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.WRITE);
        return group;
    }

    private Unit unit(Visit visit, Group group) {
        var wanted = SentQuery.of(visit.request()).id("unit", "a unit");
        return units.of(group.id()).stream()
                .filter(unit -> wanted.isEmpty() || wanted.get() == unit.id())
                .findFirst()
                .orElseThrow(() -> Refused.notFound("There is nothing here, or nothing that you may see."));
    }

    private Identity person(String address) {
        var parts = address.strip().replaceFirst("^@", "").split("@", 2);
        return identities
                .byHandle(parts[0], parts.length == 1 ? names.domain() : parts[1])
                .filter(identity -> !identity.isGone() && !identity.isSuspended())
                .orElseThrow(() -> Refused.invalid("to", "Nobody is known by this handle. It looks like @aino."));
    }

    private GivePage page(Visit visit, Group group, Unit unit, Fields fields) {
        var viewer = visit.require();
        var texts = Frames.texts(visit);
        var available =
                accounts.of(unit.id(), viewer.actorId()).map(Account::available).orElse(0L);
        var sources = memberships.may(group.id(), viewer.actorId(), Right.KEEP_ACCOUNTS)
                ? List.of(
                        new Choice(OWN, texts.say("give.own")),
                        new Choice(
                                COMMONS,
                                texts.say("give.commons", group.identity().displayName())))
                : List.<Choice>of();
        return new GivePage(
                names.href(group.identity()) + "/wallet/give?unit=" + unit.id(),
                back(group, unit),
                unit.kind() == Unit.Kind.TIME,
                unit.name(),
                LedgerWords.size(unit, available),
                LedgerWords.example(unit),
                sources,
                fields);
    }

    private String back(Group group, Unit unit) {
        return names.href(group.identity()) + "/wallet?unit=" + unit.id();
    }

    private String newKey() {
        return "form-" + ids.next();
    }
}
