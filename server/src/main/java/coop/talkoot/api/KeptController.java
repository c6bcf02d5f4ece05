package coop.talkoot.api;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Bookmark;
import coop.talkoot.posts.Bookmarks;
import coop.talkoot.posts.Favourite;
import coop.talkoot.posts.Responses;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What the person who asks likes, and what they keep. Pages go by when they did, not by when it was written. */
@Controller(Api.ROOT + "/me")
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeptController {
    private final Bookmarks bookmarks;
    private final Responses responses;
    private final PostViews views;

    KeptController(Bookmarks bookmarks, Responses responses, PostViews views) {
        this.bookmarks = bookmarks;
        this.responses = responses;
        this.views = views;
    }

    @Get("/bookmarks")
    HttpResponse<PageView<PostView>> bookmarks(HttpRequest<?> request, Viewer viewer) {
        var found = bookmarks.of(viewer.actorId(), SentQuery.of(request).page());
        var posts = found.items().stream().map(Bookmark::post).toList();
        return views.page(request, new Page<>(posts, found.next()), viewer);
    }

    @Get("/favourites")
    HttpResponse<PageView<PostView>> favourites(HttpRequest<?> request, Viewer viewer) {
        var found =
                responses.favouritesOf(viewer.identity(), SentQuery.of(request).page());
        var posts = found.items().stream().map(Favourite::post).toList();
        return views.page(request, new Page<>(posts, found.next()), viewer);
    }
}
