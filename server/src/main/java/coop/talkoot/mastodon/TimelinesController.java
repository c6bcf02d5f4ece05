package coop.talkoot.mastodon;

import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.StatusPages;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.FollowLists;
import coop.talkoot.platform.Span;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Feeds;
import coop.talkoot.posts.Line;
import coop.talkoot.posts.Shown;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of statuses, newest first. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class TimelinesController {
    private static final int LONGEST_TAG = 100;

    private final Feeds feeds;
    private final Shown shown;
    private final Statuses statuses;
    private final StatusPages pages;
    private final FollowLists lists;
    private final Paging paging;

    TimelinesController(
            Feeds feeds, Shown shown, Statuses statuses, StatusPages pages, FollowLists lists, Paging paging) {
        this.feeds = feeds;
        this.shown = shown;
        this.statuses = statuses;
        this.pages = pages;
        this.lists = lists;
        this.paging = paging;
    }

    @Get("/timelines/home")
    HttpResponse<List<MastodonStatus>> home(HttpRequest<?> request, Caller caller, Sent sent) {
        var viewer = caller.viewer("read:statuses");
        var page = feeds.homeLines(viewer.actorId(), span(sent));
        return drawn(request, sent, page, viewer.actorId(), Filter.Context.HOME);
    }

    @Get("/timelines/list/{id}")
    HttpResponse<List<MastodonStatus>> list(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        var viewer = caller.viewer("read:lists");
        var list = lists.require(viewer.actorId(), SentQuery.id(id));
        var page = feeds.ofList(list, viewer.actorId(), span(sent));
        return answer(request, sent, page, viewer.actorId(), Filter.Context.HOME);
    }

    @Get("/timelines/public")
    HttpResponse<List<MastodonStatus>> everybody(HttpRequest<?> request, Caller caller, Sent sent) {
        var reader = caller.reader("read:statuses");
        var page = feeds.everybodyLines(reader, origins(sent), sent.yes("only_media", false), span(sent));
        return drawn(request, sent, page, reader, Filter.Context.PUBLIC);
    }

    @Get("/timelines/tag/{tag}")
    HttpResponse<List<MastodonStatus>> tagged(HttpRequest<?> request, String tag, Caller caller, Sent sent) {
        var reader = caller.reader("read:statuses");
        var word = tag.replaceFirst("^#", "");
        var page = word.length() > LONGEST_TAG || word.indexOf('\0') >= 0
                ? List.<Appearance>of()
                : feeds.tagged(word, reader, origins(sent), sent.yes("only_media", false), span(sent));
        return answer(request, sent, page, reader, Filter.Context.PUBLIC);
    }

    /** Paged by the favourites' own ids. */
    @Get("/favourites")
    HttpResponse<List<MastodonStatus>> favourites(HttpRequest<?> request, Caller caller, Sent sent) {
        var viewer = caller.viewer("read:favourites");
        var page = shown.favouritesOf(viewer.actorId(), span(sent));
        return paging.answer(
                request, sent, statuses.posts(page.values(), viewer.actorId()), List.copyOf(page.keySet()));
    }

    /** Paged by the bookmarks' own ids. */
    @Get("/bookmarks")
    HttpResponse<List<MastodonStatus>> bookmarks(HttpRequest<?> request, Caller caller, Sent sent) {
        var viewer = caller.viewer("read:bookmarks");
        var page = shown.bookmarksOf(viewer.actorId(), span(sent));
        return paging.answer(
                request, sent, statuses.posts(page.values(), viewer.actorId()), List.copyOf(page.keySet()));
    }

    private static Span span(Sent sent) {
        return Paging.span(sent, Paging.STATUSES);
    }

    private static Feeds.Origins origins(Sent sent) {
        if (sent.yes("local", false)) {
            return Feeds.Origins.HERE;
        }
        return sent.yes("remote", false) ? Feeds.Origins.ELSEWHERE : Feeds.Origins.ALL;
    }

    private HttpResponse<List<MastodonStatus>> drawn(
            HttpRequest<?> request, Sent sent, List<Line> page, @Nullable Long readerId, Filter.Context place) {
        var newestFirst = page.stream()
                .sorted(Comparator.comparingLong(Line::id).reversed())
                .toList();
        return paging.answer(
                request,
                sent,
                pages.of(newestFirst, readerId, place),
                newestFirst.stream().map(Line::id).toList());
    }

    private HttpResponse<List<MastodonStatus>> answer(
            HttpRequest<?> request, Sent sent, List<Appearance> page, @Nullable Long readerId, Filter.Context place) {
        return paging.answer(
                request,
                sent,
                statuses.all(page, readerId, place),
                page.stream().map(Appearance::id).toList());
    }
}
