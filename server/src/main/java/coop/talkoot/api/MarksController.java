package coop.talkoot.api;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Bookmarks;
import coop.talkoot.posts.Pins;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Finding a post again: for oneself, or at the top of one's page. */
@Controller(Api.ROOT + "/posts/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MarksController {
    private final Posts posts;
    private final Bookmarks bookmarks;
    private final Pins pins;

    MarksController(Posts posts, Bookmarks bookmarks, Pins pins) {
        this.posts = posts;
        this.bookmarks = bookmarks;
        this.pins = pins;
    }

    @Put("/bookmark")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void keep(String id, Viewer viewer) {
        bookmarks.keep(viewer.identity(), SentQuery.id(id));
    }

    @Delete("/bookmark")
    @Status(HttpStatus.NO_CONTENT)
    void drop(String id, Viewer viewer) {
        bookmarks.drop(viewer.identity(), SentQuery.id(id));
    }

    @Put("/pin")
    @Consumes(MediaType.ALL)
    @Status(HttpStatus.NO_CONTENT)
    void pin(String id, Viewer viewer) {
        pins.pin(viewer.identity(), post(id, viewer));
    }

    @Delete("/pin")
    @Status(HttpStatus.NO_CONTENT)
    void unpin(String id, Viewer viewer) {
        pins.unpin(viewer.identity(), post(id, viewer));
    }

    private Post post(String id, Viewer viewer) {
        return posts.require(SentQuery.id(id), viewer.actorId());
    }
}
