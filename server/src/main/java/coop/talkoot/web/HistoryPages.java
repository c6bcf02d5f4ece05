package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Version;
import coop.talkoot.posts.Versions;
import coop.talkoot.web.view.HistoryPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Map;

/** What a post said before it was changed, for whoever may read it. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class HistoryPages {
    private final Pages pages;
    private final Names names;
    private final Posts posts;
    private final Versions versions;
    private final EmojiDrawing emojis;

    HistoryPages(Pages pages, Names names, Posts posts, Versions versions, EmojiDrawing emojis) {
        this.pages = pages;
        this.names = names;
        this.posts = posts;
        this.versions = versions;
        this.emojis = emojis;
    }

    @Get("/posts/{id}/history")
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var post = posts.require(SentQuery.id(id), visit.actorId());
        var asked = SentQuery.of(request).page();
        var found = versions.of(post, asked);
        var page = new HistoryPage(
                names.who(post.author()),
                names.href(post),
                found.items().stream()
                        .map(version -> said(post.author(), version))
                        .toList(),
                Links.pager("/posts/" + post.id() + "/history", Map.of(), asked, found));
        return pages.show(visit, Section.NONE, post.group(), page);
    }

    private HistoryPage.Said said(Identity author, Version version) {
        return new HistoryPage.Said(
                version.writtenAt(),
                version.title(),
                version.warning().isBlank() ? null : version.warning(),
                emojis.words(author, version.contentHtml()),
                version.language());
    }
}
