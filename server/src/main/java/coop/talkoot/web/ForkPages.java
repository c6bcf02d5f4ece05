package coop.talkoot.web;

import coop.talkoot.governance.Charters;
import coop.talkoot.governance.ComingAlong;
import coop.talkoot.governance.Forks;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ForkForm;
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

/** A member founds a co-op with the rules of one they belong to. */
@Controller("/groups/{handle}/fork")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ForkPages {
    private static final List<String> FIELDS =
            List.of("name", "handle", "summary", "place", "joinPolicy", "invite", "invited");
    private static final int LONGEST_LIST = 20_000;

    /** Who is asked to come along. */
    private enum Invite {
        EVERYBODY,
        CHOSEN,
        NOBODY
    }

    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Forks forks;
    private final Charters charters;
    private final Memberships memberships;

    ForkPages(Pages pages, Known known, Names names, Forks forks, Charters charters, Memberships memberships) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.forks = forks;
        this.charters = charters;
        this.memberships = memberships;
    }

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request, String handle) {
        var visit = Visit.of(request);
        var origin = forMember(visit, handle);
        var fields =
                Fields.of(Map.of("joinPolicy", Group.JoinPolicy.ON_REQUEST.name(), "invite", Invite.EVERYBODY.name()));
        return pages.show(visit, Section.HOME, origin.identity(), page(origin, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> found(HttpRequest<?> request, String handle, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var origin = forMember(visit, handle);
        var form = Form.of(sent);
        try {
            var founding = new Founding(
                    form.text("handle", 200),
                    form.text("name", 200),
                    form.text("summary", 20_000),
                    form.text("place", 1000),
                    form.oneOf("joinPolicy", Group.JoinPolicy.class, "Choose how people come in."));
            var fork = forks.found(origin, visit.require().identity(), founding, along(form));
            return pages.go(visit, names.href(fork.group()), "flash.forked");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.HOME, origin.identity(), page(origin, fields));
        }
    }

    private static ComingAlong along(Form form) {
        return switch (form.oneOf("invite", Invite.class, "Choose who is asked to come along.")) {
            case EVERYBODY -> ComingAlong.everybody();
            case NOBODY -> ComingAlong.nobody();
            case CHOSEN -> {
                var addresses = form.text("invited", LONGEST_LIST);
                if (addresses.isBlank()) {
                    throw Refused.invalid("invited", "Write at least one address, or ask everybody or nobody.");
                }
                yield ComingAlong.of(List.of(addresses.split("[\\s,;]+")));
            }
        };
    }

    private Group forMember(Visit visit, String handle) {
        var viewer = visit.require();
        var origin = known.group("groups", handle);
        memberships.require(origin.id(), viewer.actorId(), Right.WRITE);
        return origin;
    }

    private ForkForm page(Group origin, Fields fields) {
        var href = names.href(origin.identity());
        return new ForkForm(
                href + "/fork",
                href + "/charter",
                names.who(origin.identity()),
                charters.inForce(origin.identity()).version(),
                href + "/charter",
                origin.identity().domain(),
                fields);
    }
}
