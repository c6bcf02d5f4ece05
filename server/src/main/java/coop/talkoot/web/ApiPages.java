package coop.talkoot.web;

import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.ApiCallsPage;
import coop.talkoot.web.view.ApiDescription;
import coop.talkoot.web.view.ApiPage;
import coop.talkoot.web.view.ApiShapesPage;
import coop.talkoot.web.view.ApisPage;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** What programs and other servers may ask, to be read by those who write them. */
@Controller(ApiDescriptions.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ApiPages {
    private static final String SHAPES = "shapes";

    private final Pages pages;
    private final ApiDescriptions descriptions;

    ApiPages(Pages pages, ApiDescriptions descriptions) {
        this.pages = pages;
        this.descriptions = descriptions;
    }

    @Get
    HttpResponse<byte[]> all(HttpRequest<?> request) {
        return show(request, new ApisPage(List.copyOf(descriptions.all().values())));
    }

    @Get("/{name:talkoot|mastodon|federation}")
    HttpResponse<byte[]> one(HttpRequest<?> request, String name) {
        return show(request, new ApiPage(description(name)));
    }

    @Get("/{name:talkoot|mastodon|federation}/{part}")
    HttpResponse<byte[]> part(HttpRequest<?> request, String name, String part) {
        var description = description(name);
        if (part.equals(SHAPES)) {
            return show(request, new ApiShapesPage(description));
        }
        var subject = description.subjects().stream()
                .filter(each -> each.href().endsWith("/" + part))
                .findFirst()
                .orElseThrow(ApiPages::nothing);
        return show(request, new ApiCallsPage(description, subject));
    }

    @Get(value = "/{name:mastodon|federation}.yaml", produces = "application/yaml")
    HttpResponse<byte[]> raw(String name) {
        return HttpResponse.ok(descriptions.raw(name).orElseThrow(ApiPages::nothing));
    }

    private ApiDescription description(String name) {
        var found = descriptions.all().get(name);
        if (found == null) {
            throw nothing();
        }
        return found;
    }

    private HttpResponse<byte[]> show(HttpRequest<?> request, PageView page) {
        return pages.show(Visit.of(request), Section.NONE, page);
    }

    private static Refused nothing() {
        return Refused.notFound("There is no such description here.");
    }
}
