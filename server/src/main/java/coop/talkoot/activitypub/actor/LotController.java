package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.LotMapping;
import coop.talkoot.governance.LotFiles;
import coop.talkoot.governance.Lots;
import coop.talkoot.governance.PanelLot;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** How drawings of groups here stand, and the files to draw them again: for members, who sign their request. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class LotController {
    private final Lots lots;
    private final LotFiles files;
    private final LotMapping mapping;
    private final Posts posts;
    private final SignedReader readers;

    LotController(Lots lots, LotFiles files, LotMapping mapping, Posts posts, SignedReader readers) {
        this.lots = lots;
        this.files = files;
        this.mapping = mapping;
        this.posts = posts;
        this.readers = readers;
    }

    @Get(value = "/lots/{id}", produces = MediaType.ALL)
    HttpResponse<byte[]> lot(String id, HttpRequest<?> request) {
        return found(id, request)
                .<HttpResponse<byte[]>>map(lot -> {
                    var motionId = lot.motionId();
                    var motion = motionId == null
                            ? null
                            : posts.find(motionId).map(Post::uri).orElse(null);
                    return Answers.document(mapping.lot(lot, motion), false);
                })
                .orElseGet(Answers::notFound);
    }

    /** Nothing before it is drawn. */
    @Get(value = "/lots/{id}/count-file", produces = MediaType.ALL)
    HttpResponse<byte[]> countFile(String id, HttpRequest<?> request) {
        return found(id, request)
                .filter(lot -> lot.seed() != null)
                .<HttpResponse<byte[]>>map(lot -> HttpResponse.ok(files.write(lot))
                        .contentType("application/zip")
                        .header("Cache-Control", "private, no-store"))
                .orElseGet(Answers::notFound);
    }

    private Optional<PanelLot> found(String id, HttpRequest<?> request) {
        var number = Addresses.number(id);
        return number.isPresent() && readers.readerOf(request) instanceof Reader.Signed signed
                ? lots.find(number.getAsLong(), signed.identity()).filter(PanelLot::isLocal)
                : Optional.empty();
    }
}
