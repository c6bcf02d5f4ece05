package coop.talkoot.api;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Posts as they come: at home, from other co-ops, in a group. */
@Controller(Api.ROOT + "/timelines")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TimelinesController {
    private final Timelines timelines;
    private final PostViews views;
    private final KnownGroups groups;
    private final PublicAnswers answers;

    TimelinesController(Timelines timelines, PostViews views, KnownGroups groups, PublicAnswers answers) {
        this.timelines = timelines;
        this.views = views;
        this.groups = groups;
        this.answers = answers;
    }

    @Get("/home")
    HttpResponse<PageView<PostView>> home(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return views.page(request, timelines.home(viewer.actorId(), page), viewer, Filter.Context.HOME);
    }

    /** {@code from=here} leaves out what came from other servers. */
    @Get("/public")
    HttpResponse<?> everybody(HttpRequest<?> request, @Nullable Viewer viewer) {
        return viewer == null ? answers.of(request, () -> ofEverybody(request, null)) : ofEverybody(request, viewer);
    }

    /** Where what is listed was written. */
    enum From {
        HERE,
        EVERYWHERE
    }

    private HttpResponse<PageView<PostView>> ofEverybody(HttpRequest<?> request, @Nullable Viewer viewer) {
        var query = SentQuery.of(request);
        var isLocal = query.oneOf("from", From.class).orElse(From.EVERYWHERE) == From.HERE;
        var actorId = viewer == null ? null : viewer.actorId();
        return views.page(request, timelines.everybody(isLocal, actorId, query.page()), viewer, Filter.Context.PUBLIC);
    }

    @Get("/announcements")
    HttpResponse<PageView<PostView>> announcements(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return views.page(request, timelines.announcements(viewer.actorId(), page), viewer, Filter.Context.HOME);
    }

    @Get("/groups/{id}")
    HttpResponse<?> group(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        return viewer == null ? answers.of(request, () -> ofGroup(request, id, null)) : ofGroup(request, id, viewer);
    }

    private HttpResponse<PageView<PostView>> ofGroup(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        var group = groups.require(id);
        var page = SentQuery.of(request).page();
        var actorId = viewer == null ? null : viewer.actorId();
        return views.page(request, timelines.ofGroup(group.id(), actorId, page), viewer, Filter.Context.PUBLIC);
    }
}
