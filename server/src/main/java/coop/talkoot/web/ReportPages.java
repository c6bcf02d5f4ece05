package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Report;
import coop.talkoot.moderation.Reports;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Permission;
import coop.talkoot.posts.Posts;
import coop.talkoot.web.view.ReportsPage;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
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

/** What was reported, for those who keep the server. */
@Controller(Keeping.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReportPages {
    private final Pages pages;
    private final Keeping keeping;
    private final Names names;
    private final Reports reports;
    private final Identities identities;
    private final Posts posts;

    ReportPages(Pages pages, Keeping keeping, Names names, Reports reports, Identities identities, Posts posts) {
        this.pages = pages;
        this.keeping = keeping;
        this.names = names;
        this.reports = reports;
        this.identities = identities;
        this.posts = posts;
    }

    @Get
    HttpResponse<byte[]> first() {
        return pages.go(Keeping.Leaf.REPORTS.href());
    }

    @Get("/reports")
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.REPORTS);
        var asked = SentQuery.of(request).page();
        var isResolved = "resolved".equals(request.getParameters().get("state"));
        var page = reports.all(!isResolved, asked);
        var state = isResolved ? "resolved" : "";
        return pages.show(
                visit,
                Section.MODERATION,
                new ReportsPage(
                        keeping.tabs(visit, Keeping.Leaf.REPORTS),
                        states(visit, isResolved),
                        entries(page.items()),
                        Links.pager(Keeping.Leaf.REPORTS.href(), Map.of("state", state), asked, page)));
    }

    @Post("/reports/{id}/resolve")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> resolve(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.REPORTS);
        reports.resolve(keeper, SentQuery.id(id), Form.of(sent).text("note", 2000));
        return pages.go(visit, Keeping.Leaf.REPORTS.href(), "flash.resolved");
    }

    @Post("/reports/{id}/reopen")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> reopen(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        reports.reopen(keeping.require(visit, Permission.REPORTS), SentQuery.id(id));
        return pages.go(visit, Keeping.Leaf.REPORTS.href(), "flash.reopened");
    }

    private static List<Tab> states(Visit visit, boolean isResolved) {
        var texts = Frames.texts(visit);
        var href = Keeping.Leaf.REPORTS.href();
        return List.of(
                new Tab(texts.say("reports.open"), href, !isResolved),
                new Tab(texts.say("reports.resolved"), href + "?state=resolved", isResolved));
    }

    private List<ReportsPage.Entry> entries(List<Report> found) {
        var uris = found.stream()
                .flatMap(report -> report.objectUris().stream())
                .distinct()
                .toList();
        var people = new HashMap<String, Identity>();
        identities.byUris(uris).forEach(identity -> people.put(identity.uri(), identity));
        var written = new HashMap<String, coop.talkoot.posts.Post>();
        posts.byUris(uris).forEach(post -> written.put(post.uri(), post));
        return found.stream()
                .map(report -> entry(
                        report,
                        report.objectUris().stream()
                                .map(uri -> subject(uri, people.get(uri), written.get(uri)))
                                .toList()))
                .toList();
    }

    private ReportsPage.Entry entry(Report report, List<ReportsPage.Subject> subjects) {
        var resolution = report.resolution();
        var action = Keeping.Leaf.REPORTS.href() + "/" + report.id();
        return new ReportsPage.Entry(
                Long.toString(report.id()),
                names.who(report.reporter()),
                report.createdAt(),
                report.content(),
                subjects,
                resolution == null
                        ? null
                        : new ReportsPage.Resolution(
                                resolution.keeper().displayName(), resolution.at(), resolution.note()),
                resolution == null ? action + "/resolve" : null,
                resolution == null ? null : action + "/reopen");
    }

    private ReportsPage.Subject subject(String uri, @Nullable Identity person, coop.talkoot.posts.@Nullable Post post) {
        if (post != null) {
            return new ReportsPage.Subject(
                    names.who(post.author()),
                    ListingCards.titled(post),
                    names.href(post),
                    uri,
                    measureHref(post.author()));
        }
        return person == null
                ? new ReportsPage.Subject(null, null, null, uri, null)
                : new ReportsPage.Subject(names.who(person), null, names.href(person), uri, measureHref(person));
    }

    static String measureHref(Identity identity) {
        return Links.to(Keeping.Leaf.PEOPLE.href(), Map.of("address", identity.address()));
    }
}
