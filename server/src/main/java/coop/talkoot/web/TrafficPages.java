package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Traffic;
import coop.talkoot.people.Permission;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.TrafficPage;
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

/** Deliveries to other servers, for those who keep this one. */
@Controller(Keeping.ROOT + "/delivery")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TrafficPages {
    private static final String HREF = Keeping.Leaf.DELIVERY.href();
    private static final int SHOWN = 5;

    private final Pages pages;
    private final Keeping keeping;
    private final Traffic traffic;

    TrafficPages(Pages pages, Keeping keeping, Traffic traffic) {
        this.pages = pages;
        this.keeping = keeping;
        this.traffic = traffic;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.DELIVERY);
        var asked = SentQuery.of(request).page();
        var failing = traffic.failing(asked);
        return pages.show(
                visit,
                Section.MODERATION,
                new TrafficPage(
                        keeping.tabs(visit, Keeping.Leaf.DELIVERY),
                        traffic.counts(),
                        traffic.underWay(SHOWN),
                        failing.items(),
                        HREF + "/try",
                        Links.pager(HREF, Map.of(), asked, failing)));
    }

    @Post("/try")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> tryNow(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.DELIVERY);
        var host = Form.of(sent).text("host", 300);
        traffic.tryNow(host);
        return pages.go(visit, HREF, "flash.tried", host);
    }
}
