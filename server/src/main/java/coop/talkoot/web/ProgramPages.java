package coop.talkoot.web;

import coop.talkoot.http.ConsentPages;
import coop.talkoot.http.SecurityHeaders;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.access.Grant;
import coop.talkoot.people.access.Grants;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Scopes;
import coop.talkoot.web.view.CodePage;
import coop.talkoot.web.view.ConsentPage;
import coop.talkoot.web.view.ProgramsPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;
import java.util.List;

/** The programs that act for somebody: letting one do so, seeing which do, ending it. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ProgramPages implements ConsentPages {
    private static final String POLICY = "Content-Security-Policy";

    private final Pages pages;
    private final Grants grants;

    ProgramPages(Pages pages, Grants grants) {
        this.pages = pages;
        this.grants = grants;
    }

    @Get("/settings/programs")
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        return pages.show(
                visit,
                Section.YOU,
                new ProgramsPage(grants.of(viewer.loginId()).stream()
                        .map(ProgramPages::entry)
                        .toList()));
    }

    @Post("/settings/programs/{id}/end")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> end(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        grants.end(visit.require().loginId(), SentQuery.id(id));
        return pages.go(visit, "/settings/programs", "programs.ended");
    }

    /** A browser applies form-action to where an answer redirects to as well: that address is named. */
    @Override
    public MutableHttpResponse<?> ask(HttpRequest<?> request, Viewer viewer, Question question) {
        var isShown = question.redirectUri().equals(Program.OUT_OF_BAND);
        var target = isShown ? null : origin(question.redirectUri());
        var page = new ConsentPage(
                "/oauth/authorize",
                question.program().name(),
                question.program().website(),
                target,
                texts(question.scopes()),
                question.answer());
        return pages.show(Visit.of(request), Section.NONE, page)
                .header(
                        POLICY,
                        SecurityHeaders.ON_PAGES.get(POLICY) + "; form-action 'self'"
                                + (target == null ? "" : " " + target))
                // the page that opened this one waits for the code in a window of its own
                .header("Cross-Origin-Opener-Policy", "unsafe-none");
    }

    @Override
    public MutableHttpResponse<?> code(HttpRequest<?> request, String code) {
        return pages.show(Visit.of(request), Section.NONE, new CodePage(code));
    }

    /** Scheme and host of a web address; of a program's own scheme, the scheme. */
    private static String origin(String redirectUri) {
        var scheme = redirectUri.substring(0, redirectUri.indexOf(':') + 1);
        if (!scheme.equalsIgnoreCase("https:") && !scheme.equalsIgnoreCase("http:")) {
            return scheme;
        }
        var uri = URI.create(redirectUri);
        return scheme + "//" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    private static ProgramsPage.Entry entry(Grant grant) {
        return new ProgramsPage.Entry(
                grant.program().name(),
                grant.program().website(),
                texts(grant.scopes()),
                grant.since(),
                grant.usedAt(),
                "/settings/programs/" + grant.program().id() + "/end");
    }

    private static List<String> texts(Scopes scopes) {
        return scopes.words().stream()
                .map(word -> "scope." + word.replace(':', '.'))
                .toList();
    }
}
