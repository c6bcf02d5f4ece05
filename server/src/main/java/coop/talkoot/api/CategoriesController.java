package coop.talkoot.api;

import coop.talkoot.exchange.Categories;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
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

/** The shelves of a co-op's exchange. */
@Controller(Api.ROOT + "/groups/{id}/categories")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CategoriesController {
    private final KnownGroups known;
    private final Categories categories;
    private final Memberships memberships;

    CategoriesController(KnownGroups known, Categories categories, Memberships memberships) {
        this.known = known;
        this.categories = categories;
        this.memberships = memberships;
    }

    /** They are few, so there is one page. */
    @Get
    HttpResponse<PageView<CategoryView>> all(HttpRequest<?> request, String id, Viewer viewer) {
        var group = known.require(id);
        memberships.require(group.id(), viewer.actorId(), Right.READ);
        return PageView.answer(
                request,
                categories.of(group.id()).stream().map(CategoryView::of).toList(),
                null);
    }

    @Post
    HttpResponse<CategoryView> add(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        var name = name(body);
        return HttpResponse.created(CategoryView.of(categories.add(group.identity(), name, viewer.identity())));
    }

    @Patch("/{categoryId}")
    CategoryView rename(String id, String categoryId, @Body byte[] body, Viewer viewer) {
        var category = categories.require(known.requireLocal(id).id(), SentQuery.id(categoryId));
        return CategoryView.of(categories.rename(category, name(body), viewer.identity()));
    }

    @Delete("/{categoryId}")
    @Status(HttpStatus.NO_CONTENT)
    void remove(String id, String categoryId, Viewer viewer) {
        var category = categories.require(known.requireLocal(id).id(), SentQuery.id(categoryId));
        categories.remove(category, viewer.identity());
    }

    private static String name(byte[] body) {
        var sent = SentFields.of(body);
        var name = sent.text("name");
        sent.done();
        return name;
    }
}
