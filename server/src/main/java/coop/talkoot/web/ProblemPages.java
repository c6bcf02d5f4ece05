package coop.talkoot.web;

import coop.talkoot.http.ErrorPages;
import coop.talkoot.http.Problem;
import coop.talkoot.web.view.ErrorPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What went wrong, as a page. Who has to sign in first is sent to do so. */
@Singleton
final class ProblemPages implements ErrorPages {
    private static final int FAULTS = 500;

    private final Pages pages;
    private final Frames frames;

    ProblemPages(Pages pages, Frames frames) {
        this.pages = pages;
        this.frames = frames;
    }

    @Override
    public MutableHttpResponse<?> draw(HttpRequest<?> request, Problem problem) {
        var visit = Visit.of(request);
        if (problem.status() == HttpStatus.UNAUTHORIZED.getCode()) {
            return pages.go("/sign-in?next=" + URLEncoder.encode(next(visit), StandardCharsets.UTF_8));
        }
        // a fault may well be the database's own: its page must not ask it anything
        var frame = problem.status() >= FAULTS ? frames.bare(visit) : frames.of(visit, Section.NONE, null);
        var isOurs = problem.type().startsWith("urn:talkoot:problem:")
                && !problem.detail().isBlank();
        var page = new ErrorPage(problem.status(), isOurs ? problem.detail() : null);
        return pages.answer(visit, HttpStatus.valueOf(problem.status()), frame, page);
    }

    private static String next(Visit visit) {
        return visit.request().getMethod() == HttpMethod.GET && Visit.isLocal(visit.path())
                ? visit.path()
                : visit.cameFrom().orElse("/");
    }
}
