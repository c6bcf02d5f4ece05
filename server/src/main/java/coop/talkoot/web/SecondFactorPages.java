package coop.talkoot.web;

import coop.talkoot.people.Logins;
import coop.talkoot.people.Sessions;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.Rights;
import coop.talkoot.people.entry.SecondFactors;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.SecondFactorPage;
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

/** Turning a second factor on and off, and the codes on paper. */
@Controller("/settings/second-factor")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SecondFactorPages {
    private static final String HREF = "/settings/second-factor";

    private final Pages pages;
    private final Doors doors;
    private final Logins logins;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Rights rights;

    SecondFactorPages(
            Pages pages, Doors doors, Logins logins, Sessions sessions, SecondFactors factors, Rights rights) {
        this.pages = pages;
        this.doors = doors;
        this.logins = logins;
        this.sessions = sessions;
        this.factors = factors;
        this.rights = rights;
    }

    /** What is done about a factor that is on. */
    enum Step {
        OFF,
        CODES
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        return pages.show(visit, Section.YOU, page(visit, viewer, null, List.of(), Fields.empty()));
    }

    @Post("/begin")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> begin(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            logins.requirePassword(viewer, form.text("password", 200));
            var secret = factors.begin(viewer);
            return pages.show(visit, Section.YOU, page(visit, viewer, secret, List.of(), Fields.empty()));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("password"));
            var again = pages.again(visit, Section.YOU, null, page(visit, viewer, null, List.of(), fields));
            return Trying.slower(refused, again);
        }
    }

    /** The session is a new one afterwards, and all others end: they were opened with less. */
    @Post("/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> confirm(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        var secret = factors.begun(viewer);
        try {
            var codes = factors.confirm(viewer, form.text("code", 40));
            sessions.closeOthers(viewer.loginId(), Doors.token(visit));
            var done = pages.show(visit, Section.YOU, page(visit, viewer, null, codes, Fields.empty()));
            return doors.enter(visit, viewer, done);
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("code"));
            var again = pages.again(visit, Section.YOU, null, page(visit, viewer, secret, List.of(), fields));
            return Trying.slower(refused, again);
        }
    }

    @Post("/change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> change(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            var step = form.oneOf("step", Step.class, "Choose what to do.");
            logins.requirePassword(viewer, form.text("password", 200));
            return switch (step) {
                case OFF -> {
                    factors.turnOff(viewer);
                    yield doors.enter(visit, viewer, pages.go(visit, HREF, "flash.factorOff"));
                }
                case CODES -> {
                    var codes = factors.newCodes(viewer);
                    yield pages.show(visit, Section.YOU, page(visit, viewer, null, codes, Fields.empty()));
                }
            };
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("password"));
            var again = pages.again(visit, Section.YOU, null, page(visit, viewer, null, List.of(), fields));
            return Trying.slower(refused, again);
        }
    }

    private SecondFactorPage page(
            Visit visit, Viewer viewer, SecondFactors.@Nullable Secret secret, List<String> codes, Fields fields) {
        return new SecondFactorPage(
                SettingsTabs.of(visit, SettingsTabs.LOGIN),
                HREF,
                factors.isOn(viewer.loginId()),
                secret == null ? null : new SecondFactorPage.Secret(secret.typed(), secret.uri()),
                codes,
                factors.countCodes(viewer),
                rights.lacksSecondFactor(viewer),
                fields);
    }
}
