package coop.talkoot.api;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Focus;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
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
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Set;

/** Files that wait to be used in a note or listing. */
@Controller(Api.ROOT + "/media")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MediaController {
    private static final Set<String> FIELDS = Set.of("description", "focus");

    private final Attachments attachments;

    MediaController(Attachments attachments) {
        this.attachments = attachments;
    }

    @Post
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<MediaView> upload(Viewer viewer, @Body MultipartBody body) throws IOException {
        var sent = SentForm.ofFiles(body);
        sent.texts().keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw Refused.invalid(field, "There is no such field here.");
                });
        var file = sent.file("file")
                .orElseThrow(() -> Refused.invalid("file", "This is missing: a picture, a film or a recording."));
        var focus = sent.text("focus").map(Focus::parse).orElse(Focus.CENTRE);
        try (var content = file.open()) {
            return HttpResponse.created(MediaView.of(attachments.upload(
                    viewer.identity(), content, sent.text("description").orElse(""), focus)));
        }
    }

    @Get("/{id}")
    MediaView show(String id, Viewer viewer) {
        return MediaView.of(attachments.require(viewer.identity(), SentQuery.id(id)));
    }

    @Patch("/{id}")
    MediaView describe(String id, @Body byte[] body, Viewer viewer) {
        var known = attachments.require(viewer.identity(), SentQuery.id(id));
        var sent = SentFields.of(body);
        var description = sent.text("description", known.description());
        var focus = sent.has("focus") ? sent.text("focus") : null;
        sent.done();
        return MediaView.of(attachments.update(
                viewer.identity(), known.id(), description, focus == null ? known.focus() : Focus.parse(focus)));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void discard(String id, Viewer viewer) {
        attachments.discard(viewer.identity(), SentQuery.id(id));
    }
}
