package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.ActorRules;
import coop.talkoot.moderation.AuditLog;
import coop.talkoot.people.Measure;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.Rights;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Who is limited or suspended, and what was done in keeping the server. */
@Controller(Api.ROOT + "/moderation")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModerationController {
    private static final int LONGEST_TARGET = 400;

    private final Rights rights;
    private final ActorRules rules;
    private final AuditLog audit;
    private final Addresses addresses;

    ModerationController(ActorRules rules, AuditLog audit, Addresses addresses, Rights rights) {
        this.rights = rights;
        this.rules = rules;
        this.audit = audit;
        this.addresses = addresses;
    }

    @Get("/people")
    HttpResponse<PageView<ActorRuleView>> people(HttpRequest<?> request, Viewer viewer) {
        rights.require(viewer, Permission.PEOPLE);
        return PageView.of(request, rules.all(SentQuery.of(request).page()), ActorRuleView::of);
    }

    @Put("/people/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void put(String id, @Body byte[] body, Viewer viewer) {
        var keeper = rights.require(viewer, Permission.PEOPLE);
        var sent = SentFields.of(body);
        var measure = sent.oneOf("measure", Measure.class);
        var reason = sent.text("reason", "");
        sent.done();
        rules.put(keeper, addresses.evenSuspended(SentQuery.id(id)), measure, reason);
    }

    @Get("/log")
    HttpResponse<PageView<AuditEntryView>> log(HttpRequest<?> request, Viewer viewer) {
        rights.require(viewer, Permission.LOG);
        var query = SentQuery.of(request);
        var target = query.text("target", LONGEST_TARGET).orElse(null);
        return PageView.of(request, audit.all(target, query.page()), AuditEntryView::of);
    }
}
