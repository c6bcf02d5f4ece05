package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.posts.Tags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Tags that bring posts home, and tags on one's page. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TagsController {
    private final Tags tags;
    private final Addresses addresses;

    TagsController(Tags tags, Addresses addresses) {
        this.tags = tags;
        this.addresses = addresses;
    }

    @Get("/me/followed-tags")
    HttpResponse<PageView<TagView>> followed(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, tags.followedBy(viewer.actorId(), page), TagView::of);
    }

    @Post("/me/followed-tags")
    @Status(HttpStatus.CREATED)
    TagView follow(@Body byte[] body, Viewer viewer) {
        return TagView.of(tags.follow(viewer.identity(), name(body)));
    }

    @Delete("/me/followed-tags/{name}")
    @Status(HttpStatus.NO_CONTENT)
    void unfollow(String name, Viewer viewer) {
        tags.unfollow(viewer.identity(), name);
    }

    @Post("/me/featured-tags")
    @Status(HttpStatus.CREATED)
    FeaturedTagView feature(@Body byte[] body, Viewer viewer) {
        return FeaturedTagView.of(tags.feature(viewer.identity(), name(body)));
    }

    @Delete("/me/featured-tags/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void unfeature(String id, Viewer viewer) {
        tags.unfeature(viewer.identity(), SentQuery.id(id));
    }

    /** Of anybody; all of them, as there are never many. */
    @Get("/people/{id}/featured-tags")
    PageView<FeaturedTagView> featured(String id) {
        var owner = addresses.byId(SentQuery.id(id));
        return new PageView<>(
                tags.featuredBy(owner.id()).stream().map(FeaturedTagView::of).toList(), null);
    }

    private static String name(byte[] body) {
        var sent = SentFields.of(body);
        var name = sent.text("tag");
        sent.done();
        return name;
    }
}
