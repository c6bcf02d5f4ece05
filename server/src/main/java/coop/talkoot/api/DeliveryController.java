package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Traffic;
import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** How what is sent to other servers gets on, for who keeps this one. */
@Controller(Api.ROOT + "/delivery")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DeliveryController {
    private final Traffic traffic;

    DeliveryController(Traffic traffic) {
        this.traffic = traffic;
    }

    @Get
    TrafficView show(Viewer viewer) {
        Keepers.require(viewer);
        return TrafficView.of(traffic.counts());
    }

    @Get("/failing-hosts")
    HttpResponse<PageView<FailingHostView>> failing(HttpRequest<?> request, Viewer viewer) {
        Keepers.require(viewer);
        return PageView.of(request, traffic.failing(SentQuery.of(request).page()), FailingHostView::of);
    }

    @Post("/failing-hosts/try")
    @Status(HttpStatus.NO_CONTENT)
    void tryNow(@Body byte[] body, Viewer viewer) {
        Keepers.require(viewer);
        var sent = SentFields.of(body);
        var host = sent.text("host");
        sent.done();
        traffic.tryNow(host);
    }
}
