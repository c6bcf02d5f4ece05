package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.DomainLists;
import coop.talkoot.moderation.DomainRule;
import coop.talkoot.moderation.DomainRules;
import coop.talkoot.moderation.HostName;
import coop.talkoot.moderation.Severity;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.Rights;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;

/** Which servers this one blocks or limits, one by one and as lists. */
@Controller(Api.ROOT + "/moderation/domains")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DomainRulesController {
    private static final int LONGEST_REASON = 2000;

    private final Rights rights;
    private final DomainRules rules;
    private final DomainLists lists;

    DomainRulesController(DomainRules rules, DomainLists lists, Rights rights) {
        this.rights = rights;
        this.rules = rules;
        this.lists = lists;
    }

    /** How far an import goes: CHECK changes nothing, TAKE only a list without fault, TAKE_VALID passes over faults. */
    enum Mode {
        CHECK,
        TAKE,
        TAKE_VALID
    }

    @Get
    HttpResponse<PageView<DomainRuleView>> all(HttpRequest<?> request, Viewer viewer) {
        rights.require(viewer, Permission.SERVERS);
        return PageView.of(request, rules.all(SentQuery.of(request).page()), DomainRuleView::of);
    }

    /** The rule that holds for a server, be it about the whole it is a part of. */
    @Get("/{domain}")
    DomainRuleView show(String domain, Viewer viewer) {
        rights.require(viewer, Permission.SERVERS);
        return rules.holdingFor(HostName.required("domain", domain))
                .map(DomainRuleView::of)
                .orElseThrow(() -> Refused.notFound("There is no rule about this server."));
    }

    @Put("/{domain}")
    DomainRuleView put(String domain, @Body byte[] body, Viewer viewer) {
        var keeper = rights.require(viewer, Permission.SERVERS);
        var sent = SentFields.of(body);
        var severity = sent.oneOf("severity", Severity.class);
        var rejectsMedia = sent.yes("rejectMedia", false);
        var rejectsReports = sent.yes("rejectReports", false);
        var publicComment = sent.text("publicComment", "");
        var privateComment = sent.text("privateComment", "");
        var isObfuscated = sent.yes("obfuscate", false);
        sent.done();
        var terms = new DomainRule.Terms(
                severity, rejectsMedia, rejectsReports, publicComment, privateComment, isObfuscated);
        return DomainRuleView.of(rules.put(keeper, HostName.required("domain", domain), terms));
    }

    @Delete("/{domain}")
    @Status(HttpStatus.NO_CONTENT)
    void lift(HttpRequest<?> request, String domain, Viewer viewer) {
        var keeper = rights.require(viewer, Permission.SERVERS);
        var reason = SentQuery.of(request).text("reason", LONGEST_REASON).orElse("");
        rules.lift(keeper, HostName.required("domain", domain), reason);
    }

    @Get(value = "/export", produces = "text/csv")
    HttpResponse<byte[]> export(Viewer viewer) {
        rights.require(viewer, Permission.SERVERS);
        return HttpResponse.ok(lists.write().getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.of("text/csv; charset=utf-8"))
                .header("Content-Disposition", "attachment; filename=\"domain_blocks.csv\"");
    }

    @Post("/import")
    @Consumes({"text/csv", "text/plain"})
    DomainListView take(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var keeper = rights.require(viewer, Permission.SERVERS);
        var query = SentQuery.of(request);
        var reason = query.text("reason", LONGEST_REASON).orElse("");
        return DomainListView.of(
                switch (query.oneOf("mode", Mode.class).orElse(Mode.CHECK)) {
                    case CHECK -> lists.look(body);
                    case TAKE -> lists.take(keeper, body, false, reason);
                    case TAKE_VALID -> lists.take(keeper, body, true, reason);
                });
    }
}
