package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Admissions;
import coop.talkoot.people.Permission;
import coop.talkoot.people.entry.Application;
import coop.talkoot.people.entry.Applications;
import coop.talkoot.web.view.ApplicationsPage;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who asks for a login, for who decides. */
@Controller(Keeping.ROOT + "/applications")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ApplicationPages {
    private static final String HREF = Keeping.Leaf.APPLICATIONS.href();

    private final Pages pages;
    private final Keeping keeping;
    private final Applications applications;
    private final Admissions admissions;

    ApplicationPages(Pages pages, Keeping keeping, Applications applications, Admissions admissions) {
        this.pages = pages;
        this.keeping = keeping;
        this.applications = applications;
        this.admissions = admissions;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.APPLICATIONS);
        var asked = SentQuery.of(request).page();
        var waiting = applications.waiting(asked);
        return pages.show(
                visit,
                Section.MODERATION,
                new ApplicationsPage(
                        keeping.tabs(visit, Keeping.Leaf.APPLICATIONS),
                        waiting.items().stream().map(ApplicationPages::draw).toList(),
                        Links.pager(HREF, Map.of(), asked, waiting)));
    }

    @Post("/{id}/accept")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> accept(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        admissions.accept(keeping.require(visit, Permission.APPLICATIONS), SentQuery.id(id));
        return pages.go(visit, HREF, "flash.accepted");
    }

    @Post("/{id}/decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> decline(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.APPLICATIONS);
        admissions.decline(keeper, SentQuery.id(id), Form.of(sent).text("words", 2000));
        return pages.go(visit, HREF, "flash.applicationDeclined");
    }

    private static ApplicationsPage.Entry draw(Application application) {
        var action = HREF + "/" + application.id();
        return new ApplicationsPage.Entry(
                application.name(),
                "@" + application.handle(),
                application.email(),
                application.reason(),
                application.askedAt(),
                action + "/accept",
                action + "/decline");
    }
}
