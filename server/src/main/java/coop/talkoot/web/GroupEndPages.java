package coop.talkoot.web;

import coop.talkoot.groups.Endings;
import coop.talkoot.groups.Group;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.GroupEnd;
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

/** Ending a co-op: what that means, what stands in the way, and the deed. */
@Controller("/groups/{handle}/end")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class GroupEndPages {
    private static final List<String> FIELDS = List.of("handle");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Endings endings;

    GroupEndPages(Pages pages, Known known, Names names, Endings endings) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.endings = endings;
    }

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle);
        return pages.show(visit, Section.HOME, group.identity(), page(visit, group, Fields.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> end(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group("groups", handle);
        var form = Form.of(sent);
        try {
            endings.end(group, viewer.identity(), form.text("handle", 200));
            return pages.go(visit, "/", "flash.ended", group.identity().displayName());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.HOME, group.identity(), page(visit, group, fields));
        }
    }

    private GroupEnd page(Visit visit, Group group, Fields fields) {
        var hindrances = endings.hindrances(group, visit.require().identity());
        var href = names.href(group.identity());
        return new GroupEnd(
                href + "/end",
                href + "/edit",
                names.who(group.identity()),
                group.identity().handle(),
                hindrances,
                fields);
    }
}
