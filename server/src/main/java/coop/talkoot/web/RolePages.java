package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Admissions;
import coop.talkoot.people.HouseRole;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Permission;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.RolesPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpMethod;
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

/** Who keeps the server, and giving others a part in it. */
@Controller(Keeping.ROOT + "/roles")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RolePages {
    private static final String HREF = Keeping.Leaf.ROLES.href();

    private final Pages pages;
    private final Keeping keeping;
    private final Names names;
    private final Logins logins;
    private final Identities identities;
    private final Admissions admissions;

    RolePages(Pages pages, Keeping keeping, Names names, Logins logins, Identities identities, Admissions admissions) {
        this.pages = pages;
        this.keeping = keeping;
        this.names = names;
        this.logins = logins;
        this.identities = identities;
        this.admissions = admissions;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.ROLES);
        var fields = Fields.of(Map.of("role", HouseRole.MODERATOR.name()));
        return pages.show(visit, Section.MODERATION, page(visit, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> give(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.ROLES);
        var form = Form.of(sent);
        try {
            var person = person(form.text("address", 600));
            var role = form.oneOf("role", HouseRole.class, "Choose one of the roles.");
            admissions.giveRole(keeper, person, role);
            return pages.go(visit, HREF, "flash.role", person.displayName());
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("address", "role"));
            return pages.again(visit, Section.MODERATION, null, page(visit, fields));
        }
    }

    private Identity person(String address) {
        var parts = address.strip().replaceFirst("^@", "").split("@", 2);
        return identities
                .byHandle(parts[0], parts.length == 1 ? names.domain() : parts[1])
                .filter(identity -> identity.isLocal() && identity.kind() == Identity.Kind.PERSON)
                .orElseThrow(() -> Refused.invalid("address", "Nobody of this server has this address."));
    }

    private RolesPage page(Visit visit, Fields fields) {
        // after a form has been sent there is no page to turn to in the address
        var asked = visit.request().getMethod() == HttpMethod.GET
                ? SentQuery.of(visit.request()).page()
                : Page.Request.first(Page.Request.MOST / 2);
        var found = logins.keepingHouse(asked);
        return new RolesPage(
                keeping.tabs(visit, Keeping.Leaf.ROLES),
                HREF,
                fields,
                found.items().stream()
                        .map(viewer -> new RolesPage.Entry(
                                names.who(viewer.identity()), viewer.role().name()))
                        .toList(),
                Links.pager(HREF, Map.of(), asked, found));
    }
}
