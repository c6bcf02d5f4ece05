package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Page;
import coop.talkoot.posts.Bookmark;
import coop.talkoot.posts.Bookmarks;
import coop.talkoot.posts.Favourite;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Responses;
import coop.talkoot.web.view.KeptPage;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one keeps and what one likes, and marking posts so that they are found again. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class KeptPages {
    private final Pages pages;
    private final Names names;
    private final Posts posts;
    private final PostCards cards;
    private final Bookmarks bookmarks;
    private final Responses responses;
    private final Pins pins;

    KeptPages(
            Pages pages,
            Names names,
            Posts posts,
            PostCards cards,
            Bookmarks bookmarks,
            Responses responses,
            Pins pins) {
        this.pages = pages;
        this.names = names;
        this.posts = posts;
        this.cards = cards;
        this.bookmarks = bookmarks;
        this.responses = responses;
        this.pins = pins;
    }

    @Get("/bookmarks")
    HttpResponse<byte[]> bookmarks(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var found = bookmarks.of(viewer.actorId(), SentQuery.of(request).page());
        var kept = found.items().stream().map(Bookmark::post).toList();
        return show(visit, "bookmarks", new Page<>(kept, found.next()));
    }

    @Get("/favourites")
    HttpResponse<byte[]> favourites(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var found =
                responses.favouritesOf(viewer.identity(), SentQuery.of(request).page());
        var liked = found.items().stream().map(Favourite::post).toList();
        return show(visit, "favourites", new Page<>(liked, found.next()));
    }

    @io.micronaut.http.annotation.Post("/posts/{id}/bookmark")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> bookmark(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        if (bookmarks.among(viewer.actorId(), Set.of(post.id())).isEmpty()) {
            bookmarks.keep(viewer.identity(), post.id());
        } else {
            bookmarks.drop(viewer.identity(), post.id());
        }
        return back(visit, post);
    }

    @io.micronaut.http.annotation.Post("/posts/{id}/pin")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> pin(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        if (pins.among(viewer.actorId(), Set.of(post.id())).isEmpty()) {
            pins.pin(viewer.identity(), post);
        } else {
            pins.unpin(viewer.identity(), post);
        }
        return back(visit, post);
    }

    private HttpResponse<byte[]> show(Visit visit, String which, Page<Post> found) {
        var asked = SentQuery.of(visit.request()).page();
        var texts = Frames.texts(visit);
        var tabs = List.of(
                new Tab(texts.say("kept.bookmarks"), "/bookmarks", which.equals("bookmarks")),
                new Tab(texts.say("kept.favourites"), "/favourites", which.equals("favourites")));
        var page = new KeptPage(
                which, tabs, cards.chosen(found.items(), visit), Links.pager("/" + which, Map.of(), asked, found));
        return pages.show(visit, Section.YOU, page);
    }

    private HttpResponse<byte[]> back(Visit visit, Post post) {
        return pages.go(visit.cameFrom().orElse(names.href(post)) + "#p-" + post.id());
    }
}
