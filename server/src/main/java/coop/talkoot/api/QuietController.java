package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.HostBlocks;
import coop.talkoot.people.Mutes;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.ThreadMutes;
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
import java.time.Duration;

/** Whom and what the person who asks does not want to hear of. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class QuietController {
    private static final int MOST_HOURS = 8784;

    private final Mutes mutes;
    private final Blocks blocks;
    private final HostBlocks hosts;
    private final ThreadMutes threads;
    private final Posts posts;
    private final Addresses addresses;

    QuietController(
            Mutes mutes, Blocks blocks, HostBlocks hosts, ThreadMutes threads, Posts posts, Addresses addresses) {
        this.mutes = mutes;
        this.blocks = blocks;
        this.hosts = hosts;
        this.threads = threads;
        this.posts = posts;
        this.addresses = addresses;
    }

    @Get("/mutes")
    HttpResponse<PageView<MuteView>> mutes(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, mutes.of(viewer.actorId(), page), MuteView::of);
    }

    @Put("/mutes/{personId}")
    MuteView mute(String personId, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var hidesNotices = sent.yes("hidesNotices", true);
        var hours = sent.has("hours") ? Duration.ofHours(sent.whole("hours", 1, MOST_HOURS)) : null;
        sent.done();
        var muted = addresses.byId(SentQuery.id(personId));
        return MuteView.of(mutes.mute(viewer.identity(), muted, hidesNotices, hours));
    }

    @Delete("/mutes/{personId}")
    @Status(HttpStatus.NO_CONTENT)
    void unmute(String personId, Viewer viewer) {
        mutes.unmute(viewer.actorId(), SentQuery.id(personId));
    }

    @Get("/blocks")
    HttpResponse<PageView<BlockView>> blocks(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, blocks.of(viewer.actorId(), page), BlockView::of);
    }

    @Get("/hidden-servers")
    HttpResponse<PageView<HostBlockView>> hosts(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, hosts.of(viewer.actorId(), page), HostBlockView::of);
    }

    @Put("/hidden-servers/{domain}")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void hide(String domain, Viewer viewer) {
        hosts.block(viewer.identity(), domain);
    }

    @Delete("/hidden-servers/{domain}")
    @Status(HttpStatus.NO_CONTENT)
    void show(String domain, Viewer viewer) {
        hosts.unblock(viewer.actorId(), domain);
    }

    @Put("/posts/{id}/mute")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void muteThread(String id, Viewer viewer) {
        threads.mute(viewer.actorId(), posts.require(SentQuery.id(id), viewer.actorId()));
    }

    @Delete("/posts/{id}/mute")
    @Status(HttpStatus.NO_CONTENT)
    void unmuteThread(String id, Viewer viewer) {
        threads.unmute(viewer.actorId(), posts.require(SentQuery.id(id), viewer.actorId()));
    }
}
