package coop.talkoot.web;

import coop.talkoot.exchange.Categories;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.CategoriesPage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shelves of a co-op's exchange, for those who tidy it. */
@Controller("/groups/{handle}/categories")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class CategoryPages {
    private static final List<String> FIELDS = List.of("name");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Categories categories;
    private final Memberships memberships;

    CategoryPages(Pages pages, Known known, Names names, Categories categories, Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.categories = categories;
        this.memberships = memberships;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        return pages.show(visit, Section.MEMBERS, group.identity(), page(group, Fields.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> add(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var form = Form.of(sent);
        try {
            var added = categories.add(
                    group.identity(), form.text("name", 1000), visit.require().identity());
            return pages.go(visit, href(group), "flash.category", added.name());
        } catch (Refused refused) {
            return again(visit, group, Trying.again(form, refused, FIELDS));
        }
    }

    @Post("/{id}/rename")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> rename(
            HttpRequest<?> request, String handle, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var category = categories.require(group.id(), SentQuery.id(id));
        try {
            categories.rename(
                    category, Form.of(sent).text("name", 1000), visit.require().identity());
            return pages.go(visit, href(group), "flash.saved");
        } catch (Refused refused) {
            // the name that is wrong is that of another form than the one that bears the fields
            return again(
                    visit,
                    group,
                    new Fields(Map.of(), Map.of(), refused.refusal().sentence()));
        }
    }

    @Post("/{id}/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> remove(HttpRequest<?> request, String handle, String id) {
        var visit = Visit.of(request);
        var group = group(visit, handle);
        var category = categories.require(group.id(), SentQuery.id(id));
        categories.remove(category, visit.require().identity());
        return pages.go(visit, href(group), "flash.categoryRemoved", category.name());
    }

    private HttpResponse<byte[]> again(Visit visit, Group group, Fields fields) {
        return pages.again(visit, Section.MEMBERS, group.identity(), page(group, fields));
    }

    private Group group(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.TIDY);
        return group;
    }

    private CategoriesPage page(Group group, Fields fields) {
        var href = href(group);
        var shelves = categories.of(group.id()).stream()
                .map(category -> new CategoriesPage.Shelf(
                        Long.toString(category.id()),
                        category.name(),
                        href + "/" + category.id() + "/rename",
                        href + "/" + category.id() + "/remove"))
                .toList();
        return new CategoriesPage(names.who(group.identity()), href, fields, shelves);
    }

    private static String href(Group group) {
        return "/groups/" + group.identity().handle() + "/categories";
    }
}
