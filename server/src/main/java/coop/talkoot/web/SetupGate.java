package coop.talkoot.web;

import coop.talkoot.people.Logins;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.WaitingPage;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Until the instance is set up, every page says that it waits for its set-up link. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SetupGate {
    private static final List<String> NO_PAGES = List.of(
            "/setup/",
            "/assets/",
            "/api/",
            "/.well-known/",
            "/nodeinfo/",
            "/actor",
            "/activities/",
            "/oauth/",
            "/health");

    private final Logins logins;
    private final Pages pages;
    /** Once set up, an instance stays so, and nobody needs to ask again. */
    private volatile boolean isOpen;

    SetupGate(Logins logins, Pages pages) {
        this.logins = logins;
        this.pages = pages;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> wait(HttpRequest<?> request) {
        if (isOpen || request.getMethod() != HttpMethod.GET || !isPage(request)) {
            return null;
        }
        isOpen = logins.any();
        return isOpen ? null : pages.show(Visit.of(request), Section.NONE, new WaitingPage());
    }

    /** Who names JSON besides wants a document, which is answered also before the set-up. */
    private static boolean isPage(HttpRequest<?> request) {
        var path = request.getPath();
        var accept = String.join(",", request.getHeaders().getAll("Accept"));
        return NO_PAGES.stream().noneMatch(path::startsWith)
                && !accept.contains("json")
                && (path.equals("/") || accept.contains("text/html"));
    }
}
