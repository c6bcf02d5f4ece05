package coop.talkoot.api;

import coop.talkoot.documents.Attachments;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Responses;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.Versions;
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
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be done with any post, a note or a listing: answer it, like it, pass it on. */
@Controller(Api.ROOT + "/posts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PostsController {
    private final Posts posts;
    private final Notes notes;
    private final Responses responses;
    private final Timelines timelines;
    private final Versions versions;
    private final PostViews views;
    private final Addresses addresses;
    private final Idempotency idempotency;
    private final Attachments attachments;

    PostsController(
            Posts posts,
            Notes notes,
            Responses responses,
            Timelines timelines,
            Versions versions,
            PostViews views,
            Addresses addresses,
            Idempotency idempotency,
            Attachments attachments) {
        this.posts = posts;
        this.notes = notes;
        this.responses = responses;
        this.timelines = timelines;
        this.versions = versions;
        this.views = views;
        this.addresses = addresses;
        this.idempotency = idempotency;
        this.attachments = attachments;
    }

    @Get("/replies")
    HttpResponse<PageView<PostView>> replies(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        var actorId = viewer == null ? null : viewer.actorId();
        var post = posts.require(SentQuery.id(id), actorId);
        var page = SentQuery.of(request).page();
        return views.page(request, timelines.repliesTo(post.id(), actorId, page), viewer, Filter.Context.THREAD);
    }

    @io.micronaut.http.annotation.Post("/replies")
    HttpResponse<PostView> reply(HttpRequest<?> request, String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var sentWords = SentWords.of(sent, viewer);
        var answered = post(id, viewer);
        var audience = sent.oneOf("audience", Audience.class, answered.audience());
        var addressees = sent.texts("to", List.of());
        var media = SentMedia.of(sent);
        sent.done();
        var words = media.on(attachments, sentWords::typed);
        var to = addressees.stream()
                .map(address -> addresses.byAddress("to", address))
                .toList();
        var written = idempotency.once(
                request,
                body,
                viewer,
                () -> media.on(attachments, () -> notes.reply(viewer.identity(), answered, audience, words, to))
                        .id());
        return HttpResponse.created(views.one(posts.require(written, viewer.actorId()), viewer));
    }

    @Get("/versions")
    HttpResponse<PageView<VersionView>> versions(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        var post = posts.require(SentQuery.id(id), viewer == null ? null : viewer.actorId());
        var page = SentQuery.of(request).page();
        return PageView.of(request, versions.of(post, page), VersionView::of);
    }

    @Put("/favourite")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void favourite(String id, Viewer viewer) {
        responses.favourite(viewer.identity(), post(id, viewer), Origin.LOCAL);
    }

    @Delete("/favourite")
    @Status(HttpStatus.NO_CONTENT)
    void unfavourite(String id, Viewer viewer) {
        responses.unfavourite(viewer.identity(), post(id, viewer));
    }

    @Put("/announce")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void announce(String id, Viewer viewer) {
        responses.announce(viewer.identity(), post(id, viewer), Origin.LOCAL);
    }

    @Delete("/announce")
    @Status(HttpStatus.NO_CONTENT)
    void unannounce(String id, Viewer viewer) {
        responses.unannounce(viewer.identity(), post(id, viewer));
    }

    private Post post(String id, Viewer viewer) {
        return posts.require(SentQuery.id(id), viewer.actorId());
    }
}
