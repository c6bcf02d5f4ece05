package coop.talkoot.api;

import coop.talkoot.documents.Attachments;
import coop.talkoot.groups.Group;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Posts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people say in a group, to everybody, or to each other. */
@Controller(Api.ROOT + "/notes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class NotesController {
    private final Notes notes;
    private final Posts posts;
    private final PostViews views;
    private final KnownGroups groups;
    private final Addresses addresses;
    private final Idempotency idempotency;
    private final Attachments attachments;

    NotesController(
            Notes notes,
            Posts posts,
            PostViews views,
            KnownGroups groups,
            Addresses addresses,
            Idempotency idempotency,
            Attachments attachments) {
        this.notes = notes;
        this.posts = posts;
        this.views = views;
        this.groups = groups;
        this.addresses = addresses;
        this.idempotency = idempotency;
        this.attachments = attachments;
    }

    @Post
    HttpResponse<PostView> publish(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var groupId = sent.id("group");
        var audience = sent.oneOf("audience", Audience.class);
        var sentWords = SentWords.of(sent, viewer);
        var addressees = sent.texts("to", List.of());
        var sentPoll = sent.part("poll").map(SentPoll::of);
        var media = SentMedia.of(sent);
        sent.done();
        var words = media.on(attachments, sentWords::typed);
        var poll = sentPoll.map(SentPoll::checked);
        var group = groupId.map(groups::require).map(Group::identity).orElse(null);
        var to = addressees.stream()
                .map(address -> addresses.byAddress("to", address))
                .toList();
        var id = idempotency.once(
                request,
                body,
                viewer,
                () -> media.on(
                                attachments,
                                () -> poll.map(asked -> notes.ask(viewer.identity(), group, audience, words, to, asked))
                                        .orElseGet(() -> notes.publish(viewer.identity(), group, audience, words, to)))
                        .id());
        return HttpResponse.created(views.one(posts.require(id, viewer.actorId()), viewer));
    }

    @Get("/{id}")
    PostView show(String id, @Nullable Viewer viewer) {
        return views.one(note(id, viewer), viewer);
    }

    @Patch("/{id}")
    PostView edit(String id, @Body byte[] body, Viewer viewer) {
        var note = note(id, viewer);
        if (note.author().id() != viewer.actorId()) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        var sent = SentFields.of(body);
        var sentWords = SentWords.of(sent, note);
        var media = SentMedia.of(sent, attachments.ofPost(note.id()));
        sent.done();
        var edited = media.on(attachments, () -> notes.edit(note, viewer.identity(), sentWords.typed()));
        return views.one(edited, viewer);
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, Viewer viewer) {
        notes.delete(note(id, viewer), viewer.identity());
    }

    private coop.talkoot.posts.Post note(String id, @Nullable Viewer viewer) {
        var post = posts.require(SentQuery.id(id), viewer == null ? null : viewer.actorId());
        if (post.kind() != coop.talkoot.posts.Post.Kind.NOTE) {
            throw Refused.notFound("There is nothing here, or nothing that you may see.");
        }
        return post;
    }
}
