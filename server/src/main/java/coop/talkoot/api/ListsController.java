package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.FollowList;
import coop.talkoot.people.FollowLists;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.ListTimelines;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Lists of those the person who asks follows, and what these say. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListsController {
    private final FollowLists lists;
    private final ListTimelines timelines;
    private final PostViews views;

    ListsController(FollowLists lists, ListTimelines timelines, PostViews views) {
        this.lists = lists;
        this.timelines = timelines;
        this.views = views;
    }

    @Get("/lists")
    List<FollowListView> all(Viewer viewer) {
        return lists.of(viewer.actorId()).stream().map(FollowListView::of).toList();
    }

    @Post("/lists")
    @Status(HttpStatus.CREATED)
    FollowListView create(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var title = sent.text("title");
        var replies = sent.oneOf("replies", FollowList.Replies.class, FollowList.Replies.LIST);
        var isExclusive = sent.yes("isExclusive", false);
        sent.done();
        return FollowListView.of(lists.create(viewer.identity(), title, replies, isExclusive));
    }

    @Get("/lists/{id}")
    FollowListView show(String id, Viewer viewer) {
        return FollowListView.of(list(id, viewer));
    }

    @Patch("/lists/{id}")
    FollowListView change(String id, @Body byte[] body, Viewer viewer) {
        var before = list(id, viewer);
        var sent = SentFields.of(body);
        var title = sent.text("title", before.title());
        var replies = sent.oneOf("replies", FollowList.Replies.class, before.replies());
        var isExclusive = sent.yes("isExclusive", before.isExclusive());
        sent.done();
        return FollowListView.of(
                lists.change(viewer.actorId(), new FollowList(before.id(), title, replies, isExclusive)));
    }

    @Delete("/lists/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, Viewer viewer) {
        lists.delete(viewer.actorId(), SentQuery.id(id));
    }

    @Get("/lists/{id}/people")
    HttpResponse<PageView<IdentityView>> people(HttpRequest<?> request, String id, Viewer viewer) {
        var page = lists.entries(
                viewer.actorId(), SentQuery.id(id), SentQuery.of(request).page());
        return PageView.of(request, page, follow -> IdentityView.of(follow.followee()));
    }

    @Put("/lists/{id}/people/{personId}")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void add(String id, String personId, Viewer viewer) {
        lists.add(viewer.actorId(), SentQuery.id(id), List.of(SentQuery.id(personId)));
    }

    @Delete("/lists/{id}/people/{personId}")
    @Status(HttpStatus.NO_CONTENT)
    void remove(String id, String personId, Viewer viewer) {
        lists.remove(viewer.actorId(), SentQuery.id(id), List.of(SentQuery.id(personId)));
    }

    @Get("/timelines/lists/{id}")
    HttpResponse<PageView<PostView>> timeline(HttpRequest<?> request, String id, Viewer viewer) {
        var list = list(id, viewer);
        var page = SentQuery.of(request).page();
        return views.page(request, timelines.of(list, viewer.actorId(), page), viewer, Filter.Context.HOME);
    }

    private FollowList list(String id, Viewer viewer) {
        return lists.require(viewer.actorId(), SentQuery.id(id));
    }
}
