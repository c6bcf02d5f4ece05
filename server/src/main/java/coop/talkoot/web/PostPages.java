package coop.talkoot.web;

import coop.talkoot.exchange.Listings;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Responses;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One post, ours or a copy of another server's, and what can be done with it. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PostPages {
    private final Pages pages;
    private final Names names;
    private final Reading reading;
    private final Posts posts;
    private final Notes notes;
    private final Responses responses;
    private final Listings listings;

    PostPages(
            Pages pages,
            Names names,
            Reading reading,
            Posts posts,
            Notes notes,
            Responses responses,
            Listings listings) {
        this.pages = pages;
        this.names = names;
        this.reading = reading;
        this.posts = posts;
        this.notes = notes;
        this.responses = responses;
        this.listings = listings;
    }

    @Get("/{folder:offers|needs|notes|results|posts}/{id}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String folder, String id) {
        var visit = Visit.of(request);
        var post = posts.require(SentQuery.id(id), visit.actorId());
        var href = names.href(post);
        if (href.equals(request.getPath())) {
            return pages.show(visit, section(post), post.group(), reading.page(post, visit, Fields.empty()));
        }
        if (folder.equals("posts")) {
            return pages.go(href);
        }
        throw Refused.notFound("There is nothing here, or nothing that you may see.");
    }

    @Post("/posts/{id}/reply")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> reply(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent);
        try {
            var words = Words.typed(
                            "", form.text("text", 100_000), viewer.language().toLanguageTag(), List.of())
                    .behind(form.text("warning", 2_000), false);
            var written = notes.reply(viewer.identity(), post, words);
            return pages.go(visit, names.href(post) + "#p-" + written.id(), "flash.replied");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("text", "warning"));
            return pages.again(visit, section(post), post.group(), reading.page(post, visit, fields));
        }
    }

    @Post("/posts/{id}/like")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> like(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        if (responses.favouriteOf(viewer.identity(), post).isPresent()) {
            responses.unfavourite(viewer.identity(), post);
        } else {
            responses.favourite(viewer.identity(), post, Origin.LOCAL);
        }
        return back(visit, post);
    }

    @Post("/posts/{id}/pass-on")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> passOn(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        if (responses.announceOf(viewer.identity(), post).isPresent()) {
            responses.unannounce(viewer.identity(), post);
        } else {
            responses.announce(viewer.identity(), post, Origin.LOCAL);
        }
        return back(visit, post);
    }

    @Post("/posts/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        if (post.kind() != coop.talkoot.posts.Post.Kind.NOTE) {
            throw Refused.conflict("An offer or need is withdrawn, not deleted.");
        }
        notes.delete(post, viewer.identity());
        var next = visit.cameFrom()
                .filter(path -> !path.startsWith(names.href(post)))
                .orElse("/");
        return pages.go(visit, next, "flash.deleted");
    }

    @Post("/posts/{id}/withdraw")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> withdraw(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        listings.withdraw(listings.require(SentQuery.id(id), viewer.actorId()), viewer.identity());
        return pages.go(visit, "/exchange", "flash.withdrawn");
    }

    private HttpResponse<byte[]> back(Visit visit, coop.talkoot.posts.Post post) {
        return pages.go(visit.cameFrom().orElse(names.href(post)) + "#p-" + post.id());
    }

    private static Section section(coop.talkoot.posts.Post post) {
        return switch (post.kind()) {
            case NOTE -> Section.HOME;
            case LISTING -> Section.EXCHANGE;
            case MOTION, DECISION, RESULT -> Section.DECISIONS;
        };
    }
}
