package coop.talkoot.api;

import coop.talkoot.exchange.Resources;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** One's own things and spaces. */
@Controller(Api.ROOT + "/things")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ThingsController {
    private final Resources resources;
    private final Idempotency idempotency;

    ThingsController(Resources resources, Idempotency idempotency) {
        this.resources = resources;
        this.idempotency = idempotency;
    }

    @Get
    HttpResponse<PageView<ThingView>> all(HttpRequest<?> request, Viewer viewer) {
        var query = SentQuery.of(request);
        var isAway = query.oneOf("state", State.class).orElse(State.PRESENT) == State.ARCHIVED;
        return PageView.of(request, resources.of(viewer.actorId(), isAway, query.page()), ThingView::of);
    }

    /** Whether it is put away. */
    enum State {
        PRESENT,
        ARCHIVED
    }

    @Post
    HttpResponse<ThingView> add(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var name = sent.text("name");
        var features = SentSubject.features(sent);
        sent.done();
        var id = idempotency.once(
                request,
                body,
                viewer,
                () -> resources
                        .add(viewer.identity(), null, name, features.get())
                        .id());
        return HttpResponse.created(ThingView.of(resources.require(id, viewer.actorId())));
    }

    @Get("/{id}")
    ThingView show(String id, Viewer viewer) {
        return ThingView.of(resources.require(SentQuery.id(id), viewer.actorId()));
    }

    /** All of it anew. */
    @Put("/{id}")
    ThingView change(String id, @Body byte[] body, Viewer viewer) {
        var thing = resources.require(SentQuery.id(id), viewer.actorId());
        var sent = SentFields.of(body);
        var name = sent.text("name");
        var features = SentSubject.features(sent);
        sent.done();
        return ThingView.of(resources.change(thing, viewer.identity(), name, features.get()));
    }

    @Post("/{id}/archive")
    @Consumes(MediaType.ALL)
    ThingView archive(String id, Viewer viewer) {
        return moved(id, viewer, true);
    }

    @Post("/{id}/reopen")
    @Consumes(MediaType.ALL)
    ThingView reopen(String id, Viewer viewer) {
        return moved(id, viewer, false);
    }

    private ThingView moved(String id, Viewer viewer, boolean isAway) {
        var thing = resources.require(SentQuery.id(id), viewer.actorId());
        resources.archive(thing, viewer.identity(), isAway);
        return ThingView.of(resources.require(thing.id(), viewer.actorId()));
    }
}
