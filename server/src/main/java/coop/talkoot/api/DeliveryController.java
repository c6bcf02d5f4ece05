package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Traffic;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.Rights;
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
    private final Rights rights;
    private final Traffic traffic;

    DeliveryController(Traffic traffic, Rights rights) {
        this.rights = rights;
        this.traffic = traffic;
    }

    @Get
    TrafficView show(Viewer viewer) {
        rights.require(viewer, Permission.DELIVERY);
        return TrafficView.of(traffic.counts());
    }

    @Get("/failing-hosts")
    HttpResponse<PageView<FailingHostView>> failing(HttpRequest<?> request, Viewer viewer) {
        rights.require(viewer, Permission.DELIVERY);
        return PageView.of(request, traffic.failing(SentQuery.of(request).page()), FailingHostView::of);
    }

    @Post("/failing-hosts/try")
    @Status(HttpStatus.NO_CONTENT)
    void tryNow(@Body byte[] body, Viewer viewer) {
        rights.require(viewer, Permission.DELIVERY);
        var sent = SentFields.of(body);
        var host = sent.text("host");
        sent.done();
        traffic.tryNow(host);
    }
}
