package coop.talkoot.web;

import coop.talkoot.groups.Group;
import coop.talkoot.groups.Groups;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.Html;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.GroupForm;
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

/** Co-ops: what they are, coming and going, changing them. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class GroupPages {
    private static final List<String> FIELDS = List.of("name", "summary", "place", "joinPolicy");

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final GroupSheets sheets;
    private final Groups groups;
    private final Memberships memberships;

    GroupPages(Pages pages, Known known, Names names, GroupSheets sheets, Groups groups, Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.sheets = sheets;
        this.groups = groups;
        this.memberships = memberships;
    }

    @Get("/groups/{handle}")
    HttpResponse<byte[]> show(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = known.group("groups", handle).identity();
        return pages.show(visit, Section.HOME, group, sheets.page(group, visit));
    }

    @Post("/{folder:groups|people}/{name}/join")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> join(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group(folder, name);
        var membership = memberships.join(group, viewer.identity(), Origin.LOCAL);
        return pages.go(visit, names.href(group.identity()), membership.isActive() ? "flash.joined" : "flash.asked");
    }

    @Post("/{folder:groups|people}/{name}/leave")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> leave(HttpRequest<?> request, String folder, String name) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var group = known.group(folder, name);
        memberships.leave(group, viewer.identity());
        return pages.go(visit, names.href(group.identity()), "flash.left");
    }

    @Get("/groups/{handle}/edit")
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var group = forAdmin(visit, handle);
        var fields = Fields.of(Map.of(
                "name", group.identity().name(),
                "summary", Html.toPlainText(group.identity().summaryHtml()),
                "place", group.place(),
                "joinPolicy", group.joinPolicy().name()));
        return pages.show(visit, Section.HOME, group.identity(), page(group, fields));
    }

    @Post("/groups/{handle}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = forAdmin(visit, handle);
        var form = Form.of(sent);
        try {
            groups.change(
                    group.id(),
                    form.text("name", 200),
                    form.text("summary", 20_000),
                    form.text("place", 1000),
                    form.oneOf("joinPolicy", Group.JoinPolicy.class, "Choose how people come in."));
            return pages.go(visit, names.href(group.identity()), "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.HOME, group.identity(), page(group, fields));
        }
    }

    private Group forAdmin(Visit visit, String handle) {
        var viewer = visit.require();
        var group = known.group("groups", handle);
        memberships.require(group.id(), viewer.actorId(), Right.CHANGE);
        return group;
    }

    private GroupForm page(Group group, Fields fields) {
        return new GroupForm(
                names.href(group.identity()) + "/edit",
                names.who(group.identity()),
                fields,
                names.href(group.identity()) + "/end");
    }
}
