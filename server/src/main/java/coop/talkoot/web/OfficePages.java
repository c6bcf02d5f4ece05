package coop.talkoot.web;

import coop.talkoot.governance.FarOffice;
import coop.talkoot.governance.FarOffices;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.web.view.OfficesPage;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For which federations a group of another server sends the visitor, as that server says, and laying that down. */
@Controller("/people/{id}/council")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OfficePages {
    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Identities identities;
    private final Memberships memberships;
    private final FarOffices offices;

    OfficePages(
            Pages pages, Known known, Names names, Identities identities, Memberships memberships, FarOffices offices) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.identities = identities;
        this.memberships = memberships;
        this.offices = offices;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var group = group(visit, id);
        var held = offices.of(group, visit.require().identity());
        return pages.show(
                visit,
                Section.HOME,
                new OfficesPage(names.who(group), held.stream().map(this::shown).toList(), href(group) + "/resign"));
    }

    @Post("/resign")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> resign(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var group = group(visit, id);
        offices.resign(group, visit.require().identity(), Form.of(sent).text("office", 2_000));
        return pages.go(visit, names.href(group), "flash.officeLaidDown", group.displayName());
    }

    private Identity group(Visit visit, String id) {
        var group = known.group("people", id).identity();
        memberships.require(group.id(), visit.require().actorId(), Right.READ);
        return group;
    }

    private OfficesPage.Office shown(FarOffice office) {
        var parent = identities.byUri(office.parent());
        return new OfficesPage.Office(
                office.uri(),
                parent.map(Identity::displayName).orElse(office.parent()),
                parent.map(names::href).orElse(null),
                office.until());
    }

    private String href(Identity group) {
        return names.href(group) + "/council";
    }
}
