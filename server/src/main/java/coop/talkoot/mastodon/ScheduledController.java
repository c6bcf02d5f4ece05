package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonScheduled;
import coop.talkoot.posts.ScheduledPost;
import coop.talkoot.posts.ScheduledPosts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** Statuses to come. */
@Controller("/api/v1/scheduled_statuses")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduledController {
    private static final String READ = "read:statuses";
    private static final String WRITE = "write:statuses";

    private final ScheduledPosts scheduled;
    private final ScheduledViews views;
    private final Paging paging;

    ScheduledController(ScheduledPosts scheduled, ScheduledViews views, Paging paging) {
        this.scheduled = scheduled;
        this.views = views;
        this.paging = paging;
    }

    @Get
    HttpResponse<List<MastodonScheduled>> all(HttpRequest<?> request, Caller caller, Sent sent) {
        var me = caller.actor(READ);
        var page = scheduled.of(me.id(), Paging.page(sent, Paging.STATUSES)).items();
        return paging.onward(
                request,
                sent,
                views.all(me, page),
                page.stream().map(ScheduledPost::id).toList());
    }

    @Get("/{id}")
    MastodonScheduled show(String id, Caller caller) {
        var me = caller.actor(READ);
        return views.of(me, scheduled.require(me.id(), SentQuery.id(id)));
    }

    @Put("/{id}")
    MastodonScheduled move(String id, Caller caller, Sent sent) {
        var me = caller.actor(WRITE);
        return views.of(me, scheduled.move(me, SentQuery.id(id), ScheduledViews.time(sent.required("scheduled_at"))));
    }

    @Delete("/{id}")
    Map<String, Object> drop(String id, Caller caller) {
        scheduled.delete(caller.actor(WRITE).id(), SentQuery.id(id));
        return Map.of();
    }
}
