package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.DomainLists;
import coop.talkoot.moderation.DomainRule;
import coop.talkoot.moderation.DomainRules;
import coop.talkoot.moderation.HostName;
import coop.talkoot.moderation.Severity;
import coop.talkoot.people.Permission;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.ServersPage;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blocking and limiting other servers, one by one and by lists. */
@Controller(Keeping.ROOT + "/servers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ServerPages {
    private static final String HREF = Keeping.Leaf.SERVERS.href();
    private static final int LONGEST_LIST = 1_000_000;
    private static final List<String> FIELDS = List.of("domain", "severity", "publicComment", "privateComment");

    private final Pages pages;
    private final Keeping keeping;
    private final DomainRules rules;
    private final DomainLists lists;

    ServerPages(Pages pages, Keeping keeping, DomainRules rules, DomainLists lists) {
        this.pages = pages;
        this.keeping = keeping;
        this.rules = rules;
        this.lists = lists;
    }

    /** How far a list is taken. */
    enum Step {
        CHECK,
        TAKE,
        TAKE_VALID
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.SERVERS);
        var fields = SentQuery.of(request)
                .text("domain", 300)
                .flatMap(HostName::typed)
                .flatMap(rules::find)
                .map(ServerPages::filledIn)
                .orElseGet(() -> Fields.of(Map.of("severity", Severity.SUSPEND.name())));
        return pages.show(visit, Section.MODERATION, page(visit, fields, Fields.empty(), null));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> put(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.SERVERS);
        var form = Form.of(sent);
        try {
            var host = HostName.required("domain", form.text("domain", 300));
            var terms = new DomainRule.Terms(
                    form.oneOf("severity", Severity.class, "Choose what the rule does."),
                    form.isTicked("rejectMedia"),
                    form.isTicked("rejectReports"),
                    form.text("publicComment", 20_000),
                    form.text("privateComment", 20_000),
                    form.isTicked("obfuscate"));
            rules.put(keeper, host, terms);
            return pages.go(visit, HREF, "flash.ruled", host.text());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.MODERATION, null, page(visit, fields, Fields.empty(), null));
        }
    }

    @Post("/{domain}/lift")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> lift(HttpRequest<?> request, String domain, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.SERVERS);
        var host = HostName.typed(domain).orElseThrow(() -> Refused.notFound("There is no rule about this server."));
        rules.lift(keeper, host, Form.of(sent).text("reason", 2000));
        return pages.go(visit, HREF, "flash.ruleLifted", host.text());
    }

    @Post("/list")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> take(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.SERVERS);
        var form = Form.of(sent);
        try {
            var list = form.text("list", LONGEST_LIST).getBytes(StandardCharsets.UTF_8);
            var reason = form.text("reason", 2000);
            var step = form.oneOf("step", Step.class, "Check the list, or take it.");
            var outcome = switch (step) {
                case CHECK -> lists.look(list);
                case TAKE -> lists.take(keeper, list, false, reason);
                case TAKE_VALID -> lists.take(keeper, list, true, reason);
            };
            if (outcome.isDone()) {
                return pages.go(visit, HREF, "flash.listTaken", outcome.added().size());
            }
            var again = form.wrong(Map.of(), null);
            return pages.show(visit, Section.MODERATION, page(visit, blank(), again, outcome(outcome)));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("list", "file", "reason"));
            return pages.again(visit, Section.MODERATION, null, page(visit, blank(), fields, null));
        }
    }

    @Get(value = "/export", produces = "text/csv")
    HttpResponse<byte[]> export(HttpRequest<?> request) {
        keeping.require(Visit.of(request), Permission.SERVERS);
        return HttpResponse.ok(lists.write().getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of("text/csv; charset=utf-8"))
                .header("Content-Disposition", "attachment; filename=\"domain_blocks.csv\"");
    }

    private ServersPage page(Visit visit, Fields fields, Fields list, ServersPage.@Nullable Outcome outcome) {
        var asked = SentQuery.of(visit.request()).page();
        var page = rules.all(asked);
        return new ServersPage(
                keeping.tabs(visit, Keeping.Leaf.SERVERS),
                fields,
                HREF,
                page.items().stream().map(ServerPages::rule).toList(),
                Links.pager(HREF, Map.of(), asked, page),
                list,
                HREF + "/list",
                outcome);
    }

    private static Fields blank() {
        return Fields.of(Map.of("severity", Severity.SUSPEND.name()));
    }

    private static Fields filledIn(DomainRule rule) {
        var terms = rule.terms();
        return Fields.of(Map.of(
                "domain", rule.host().text(),
                "severity", terms.severity().name(),
                "rejectMedia", terms.rejectsMedia() ? "on" : "",
                "rejectReports", terms.rejectsReports() ? "on" : "",
                "obfuscate", terms.isObfuscated() ? "on" : "",
                "publicComment", terms.publicComment(),
                "privateComment", terms.privateComment()));
    }

    private static ServersPage.Rule rule(DomainRule rule) {
        var domain = rule.host().text();
        return new ServersPage.Rule(
                domain,
                rule.terms().severity().name(),
                rule.terms().rejectsMedia(),
                rule.terms().rejectsReports(),
                rule.terms().publicComment(),
                rule.terms().privateComment(),
                rule.createdAt(),
                Links.to(HREF, Map.of("domain", domain)),
                HREF + "/" + domain + "/lift");
    }

    private static ServersPage.Outcome outcome(DomainLists.Outcome outcome) {
        return new ServersPage.Outcome(
                outcome.rowCount(),
                outcome.added().size(),
                outcome.kept().size(),
                outcome.faultCount(),
                outcome.faults().stream()
                        .limit(50)
                        .map(fault ->
                                new ServersPage.Fault(fault.row(), fault.column(), fault.expected(), fault.found()))
                        .toList());
    }
}
