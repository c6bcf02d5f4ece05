package coop.talkoot.api;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Blocks;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Whoever is known here: who they are, what they wrote, and keeping away from them. */
@Controller(Api.ROOT + "/people")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PeopleController {
    private final Identities identities;
    private final Addresses addresses;
    private final Blocks blocks;
    private final Timelines timelines;
    private final PostViews views;
    private final Settings settings;

    PeopleController(
            Identities identities,
            Addresses addresses,
            Blocks blocks,
            Timelines timelines,
            PostViews views,
            Settings settings) {
        this.identities = identities;
        this.addresses = addresses;
        this.blocks = blocks;
        this.timelines = timelines;
        this.views = views;
        this.settings = settings;
    }

    /** Asks another server only for somebody signed in: the public must not make this one send requests. */
    @Get("/lookup")
    IdentityView lookup(HttpRequest<?> request, @Nullable Viewer viewer) {
        var handle = SentQuery.of(request)
                .text("handle", 500)
                .orElseThrow(() -> Refused.invalid("handle", "Say whom: handle=@alice@coop.example."));
        if (viewer != null) {
            return IdentityView.of(addresses.byAddress("handle", handle));
        }
        var parts = handle.strip().replaceFirst("^@", "").split("@", 2);
        return identities
                .byHandle(parts[0], parts.length == 1 ? settings.domain() : parts[1])
                .filter(identity -> !identity.isSuspended())
                .map(IdentityView::of)
                .orElseThrow(() -> Refused.notFound("Nobody is known by this address."));
    }

    @Get("/{id}")
    IdentityView show(String id) {
        return IdentityView.of(addresses.byId(SentQuery.id(id)));
    }

    @Get("/{id}/posts")
    HttpResponse<PageView<PostView>> posts(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        var author = addresses.byId(SentQuery.id(id));
        var page = SentQuery.of(request).page();
        var found = timelines.by(author.id(), viewer == null ? null : viewer.actorId(), page);
        return views.page(request, found, viewer, Filter.Context.ACCOUNT);
    }

    @Put("/{id}/block")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void block(String id, Viewer viewer) {
        blocks.block(viewer.identity(), addresses.byId(SentQuery.id(id)), Origin.LOCAL);
    }

    @Delete("/{id}/block")
    @Status(HttpStatus.NO_CONTENT)
    void unblock(String id, Viewer viewer) {
        blocks.unblock(viewer.actorId(), SentQuery.id(id));
    }
}
