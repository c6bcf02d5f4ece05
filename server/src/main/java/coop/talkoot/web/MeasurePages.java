package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.ActorRules;
import coop.talkoot.moderation.AuditLog;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Measure;
import coop.talkoot.people.Permission;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.LogPage;
import coop.talkoot.web.view.MeasuresPage;
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

/** Limiting and suspending people and groups, and the log of all that was done. */
@Controller(Keeping.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class MeasurePages {
    private static final String HREF = Keeping.Leaf.PEOPLE.href();

    private final Pages pages;
    private final Keeping keeping;
    private final Names names;
    private final ActorRules rules;
    private final AuditLog audit;
    private final Identities identities;
    private final Settings settings;

    MeasurePages(
            Pages pages,
            Keeping keeping,
            Names names,
            ActorRules rules,
            AuditLog audit,
            Identities identities,
            Settings settings) {
        this.pages = pages;
        this.keeping = keeping;
        this.names = names;
        this.rules = rules;
        this.audit = audit;
        this.identities = identities;
        this.settings = settings;
    }

    @Get("/people")
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.PEOPLE);
        var address = SentQuery.of(request).text("address", 600).orElse("");
        var fields = Fields.of(Map.of("address", address, "measure", Measure.SUSPENDED.name()));
        return pages.show(visit, Section.MODERATION, page(visit, fields));
    }

    @Post("/people")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> put(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.PEOPLE);
        var form = Form.of(sent);
        try {
            var actor = actor(form.text("address", 600));
            var measure = form.oneOf("measure", Measure.class, "Choose what is to hold.");
            rules.put(keeper, actor, measure, form.text("reason", 20_000));
            return pages.go(visit, HREF, "flash.measure." + measure.name(), actor.address());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("address", "measure", "reason"));
            return pages.again(visit, Section.MODERATION, null, page(visit, fields));
        }
    }

    @Get("/log")
    HttpResponse<byte[]> log(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.LOG);
        var asked = SentQuery.of(request).page();
        var target = SentQuery.of(request).text("target", 600).orElse(null);
        var page = audit.all(target, asked);
        var href = Keeping.Leaf.LOG.href();
        var texts = Frames.texts(visit);
        var entries = page.items().stream()
                .map(entry -> new LogPage.Entry(
                        entry.at(),
                        names.who(entry.keeper()),
                        texts.say("deed." + entry.deed().name()),
                        entry.target(),
                        Links.to(href, Map.of("target", entry.target())),
                        entry.reason(),
                        entry.before(),
                        entry.after()))
                .toList();
        var values = Map.of("target", target == null ? "" : target);
        return pages.show(
                visit,
                Section.MODERATION,
                new LogPage(
                        keeping.tabs(visit, Keeping.Leaf.LOG),
                        target,
                        entries,
                        Links.pager(href, values, asked, page)));
    }

    /** Anybody known here, suspended or not. */
    private Identity actor(String address) {
        var parts = address.strip().replaceFirst("^@", "").split("@", 2);
        return identities
                .byHandle(parts[0], parts.length == 1 ? settings.domain() : parts[1])
                .orElseThrow(() -> Refused.invalid("address", "Nobody is known here by this address."));
    }

    private MeasuresPage page(Visit visit, Fields fields) {
        var asked = SentQuery.of(visit.request()).page();
        var page = rules.all(asked);
        return new MeasuresPage(
                keeping.tabs(visit, Keeping.Leaf.PEOPLE),
                fields,
                HREF,
                page.items().stream()
                        .map(rule -> new MeasuresPage.Entry(
                                names.who(rule.actor()),
                                rule.measure().name(),
                                rule.reason(),
                                rule.createdAt(),
                                ReportPages.measureHref(rule.actor())))
                        .toList(),
                Links.pager(HREF, Map.of(), asked, page));
    }
}
