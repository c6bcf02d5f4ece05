package coop.talkoot.mastodon;

import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.posts.Appearance;
import coop.talkoot.posts.Bookmarks;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Responses;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Liking a status, passing it on, keeping it, having it on top of one's page, and taking each back. */
@Controller("/api/v1/statuses/{id}")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ResponsesController {
    private final Known known;
    private final Responses responses;
    private final Pins pins;
    private final Bookmarks bookmarks;
    private final Statuses statuses;

    ResponsesController(Known known, Responses responses, Pins pins, Bookmarks bookmarks, Statuses statuses) {
        this.known = known;
        this.responses = responses;
        this.pins = pins;
        this.bookmarks = bookmarks;
        this.statuses = statuses;
    }

    @Post("/favourite")
    MastodonStatus favourite(String id, Caller caller) {
        var viewer = caller.viewer("write:favourites");
        responses.favourite(viewer.identity(), known.post(id, viewer.actorId()), Origin.LOCAL);
        return again(id, viewer);
    }

    @Post("/unfavourite")
    MastodonStatus unfavourite(String id, Caller caller) {
        var viewer = caller.viewer("write:favourites");
        responses.unfavourite(viewer.identity(), known.post(id, viewer.actorId()));
        return again(id, viewer);
    }

    /** Gives the passing on, with the status in it. */
    @Post("/reblog")
    MastodonStatus reblog(String id, Caller caller) {
        var viewer = caller.viewer("write:statuses");
        var post = known.post(id, viewer.actorId());
        var announce = responses.announce(viewer.identity(), post, Origin.LOCAL);
        var fresh = known.post(id, viewer.actorId());
        return statuses.all(List.of(new Appearance(fresh, announce)), viewer.actorId())
                .getFirst();
    }

    @Post("/unreblog")
    MastodonStatus unreblog(String id, Caller caller) {
        var viewer = caller.viewer("write:statuses");
        var post = known.post(id, viewer.actorId());
        responses.unannounce(viewer.identity(), post);
        return again(Long.toString(post.id()), viewer);
    }

    /** Keeping it to read again, which nobody else learns of. */
    @Post("/bookmark")
    MastodonStatus bookmark(String id, Caller caller) {
        var viewer = caller.viewer("write:bookmarks");
        bookmarks.keep(viewer.identity(), known.post(id, viewer.actorId()).id());
        return again(id, viewer);
    }

    @Post("/unbookmark")
    MastodonStatus unbookmark(String id, Caller caller) {
        var viewer = caller.viewer("write:bookmarks");
        bookmarks.drop(viewer.identity(), known.post(id, viewer.actorId()).id());
        return again(id, viewer);
    }

    @Post("/pin")
    MastodonStatus pin(String id, Caller caller) {
        return pin(id, caller, true);
    }

    @Post("/unpin")
    MastodonStatus unpin(String id, Caller caller) {
        return pin(id, caller, false);
    }

    private MastodonStatus pin(String id, Caller caller, boolean isPinned) {
        var viewer = caller.viewer("write:accounts");
        var post = known.post(id, viewer.actorId());
        if (post.author().id() != viewer.actorId()) {
            throw Known.nothing();
        }
        if (isPinned) {
            pins.pin(viewer.identity(), post);
        } else {
            pins.unpin(viewer.identity(), post);
        }
        return again(id, viewer);
    }

    private MastodonStatus again(String id, Viewer viewer) {
        return statuses.one(known.post(id, viewer.actorId()), viewer.actorId());
    }
}
