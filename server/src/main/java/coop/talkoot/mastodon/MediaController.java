package coop.talkoot.mastodon;

import coop.talkoot.documents.Attachment;
import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Focus;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.MastodonAttachment;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.util.Map;

/** Files that wait to be used in a status. They are ready when the answer comes. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MediaController {
    private static final String SCOPE = "write:media";

    private final Attachments attachments;

    MediaController(Attachments attachments) {
        this.attachments = attachments;
    }

    @Post(uris = {"/v2/media", "/v1/media"})
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    MastodonAttachment upload(Caller caller, @Body MultipartBody body) throws IOException {
        var viewer = caller.viewer(SCOPE);
        var sent = SentForm.ofFiles(body);
        var file = sent.file("file")
                .orElseThrow(() -> Refused.invalid("file", "file is missing: a picture, a film or a recording."));
        var focus = sent.text("focus")
                .filter(text -> !text.isBlank())
                .map(Focus::parse)
                .orElse(Focus.CENTRE);
        try (var content = file.open()) {
            return MastodonAttachment.of(attachments.upload(
                    viewer.identity(), content, sent.text("description").orElse(""), focus));
        }
    }

    @Get("/v1/media/{id}")
    MastodonAttachment show(String id, Caller caller) {
        return MastodonAttachment.of(own(id, caller.viewer(SCOPE)));
    }

    @Put("/v1/media/{id}")
    @Consumes(MediaType.ALL)
    MastodonAttachment describe(String id, Caller caller, Sent sent) {
        var viewer = caller.viewer(SCOPE);
        var file = own(id, viewer);
        return MastodonAttachment.of(attachments.update(
                viewer.identity(),
                file.id(),
                sent.has("description") ? sent.text("description").orElse("") : file.description(),
                sent.text("focus").map(Focus::parse).orElse(file.focus())));
    }

    @Delete("/v1/media/{id}")
    HttpResponse<Map<String, Object>> discard(String id, Caller caller) {
        var viewer = caller.viewer(SCOPE);
        attachments.discard(viewer.identity(), own(id, viewer).id());
        return HttpResponse.ok(Map.of());
    }

    private Attachment own(String id, Viewer viewer) {
        return attachments.waiting(viewer.identity(), SentQuery.id(id)).orElseThrow(Known::nothing);
    }
}
