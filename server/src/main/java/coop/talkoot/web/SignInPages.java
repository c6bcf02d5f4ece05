package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Logins;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.people.entry.Provider;
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
    private final LoginRules rules;
    private final Provider provider;

    SignInPages(
            Pages pages,
            Places places,
            Facts facts,
            Doors doors,
            Logins logins,
            Attempts attempts,
            LoginRules rules,
            Provider provider) {
        this.pages = pages;
        this.places = places;
        this.facts = facts;
        this.doors = doors;
        this.logins = logins;
        this.attempts = attempts;
        this.rules = rules;
        this.provider = provider;
    }

    @Get("/sign-in")
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var next = Visit.next(request.getParameters().get("next"));
        return visit.viewer() == null
                ? pages.show(visit, Section.NONE, page(visit, next, Fields.empty()))
                : pages.go(next);
    }

    @Post("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> signIn(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var next = Visit.next(form.asSent("next"));
        try {
            var login = form.text("login", 320);
            var password = form.text("password", 200);
            var viewer = attempts.tried(request, () -> logins.signIn(login, password));
            return doors.enterByPassword(visit, viewer, next);
        } catch (Refused refused) {
            var problem = form.wrong(Map.of(), refused.refusal().sentence());
            var again = pages.again(visit, Section.NONE, null, page(visit, next, problem));
            return Trying.slower(refused, again);
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
                coop.map(group -> "/follow-from/" + group.id()).orElse(null),
                provider.title().orElse(null),
                rules.get().mode().takesApplications() ? "/sign-up" : null);
    }
}
