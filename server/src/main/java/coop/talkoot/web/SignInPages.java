package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.SignInPage;
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

/** Coming in with a password, and going out again. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SignInPages {
    private final Pages pages;
    private final Places places;
    private final Facts facts;
    private final Doors doors;
    private final Logins logins;
    private final Attempts attempts;

    SignInPages(Pages pages, Places places, Facts facts, Doors doors, Logins logins, Attempts attempts) {
        this.pages = pages;
        this.places = places;
        this.facts = facts;
        this.doors = doors;
        this.logins = logins;
        this.attempts = attempts;
    }

    @Get("/sign-in")
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var next = next(request.getParameters().get("next"));
        return visit.viewer() == null
                ? pages.show(visit, Section.NONE, page(visit, next, Fields.empty()))
                : pages.go(next);
    }

    @Post("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> signIn(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var next = next(form.asSent("next"));
        try {
            var login = form.text("login", 320);
            var password = form.text("password", 200);
            var viewer = attempts.tried(request, () -> logins.signIn(login, password));
            return doors.enter(visit, viewer, pages.go(next));
        } catch (Refused refused) {
            var problem = form.wrong(Map.of(), refused.refusal().sentence());
            var again = pages.again(visit, Section.NONE, null, page(visit, next, problem));
            return refused.refusal() instanceof Refusal.TooOften tooOften
                    ? again.status(429).header("Retry-After", String.valueOf(tooOften.retryAfterSeconds()))
                    : again;
        }
    }

    @Post("/sign-out")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> signOut(HttpRequest<?> request) {
        return doors.leave(Visit.of(request), pages.go("/"));
    }

    private SignInPage page(Visit visit, String next, Fields fields) {
        var coop = places.all(visit).stream().filter(Identity::isLocal).findFirst();
        return new SignInPage(
                "/sign-in",
                next,
                fields,
                coop.map(group -> facts.of(group, visit)).orElse(null),
                coop.map(group -> "/follow-from/" + group.id()).orElse(null));
    }

    private static String next(@Nullable String asked) {
        return asked != null && Visit.isLocal(asked) ? asked : "/";
    }
}
