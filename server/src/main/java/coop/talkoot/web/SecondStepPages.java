package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.entry.SecondFactors;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.AskPage;
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

/** The step after the password, for who has a second factor. */
@Controller("/sign-in/code")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SecondStepPages {
    private final Pages pages;
    private final Doors doors;
    private final SecondFactors factors;
    private final Attempts attempts;

    SecondStepPages(Pages pages, Doors doors, SecondFactors factors, Attempts attempts) {
        this.pages = pages;
        this.doors = doors;
        this.factors = factors;
        this.attempts = attempts;
    }

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var next = Visit.next(request.getParameters().get("next"));
        return doors.halfway(visit).isPresent()
                ? pages.show(visit, Section.NONE, page(visit, next, Fields.empty()))
                : pages.go(Links.to("/sign-in", Map.of("next", next)));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> check(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var next = Visit.next(form.asSent("next"));
        var halfway = doors.halfway(visit);
        if (halfway.isEmpty()) {
            return pages.go(Links.to("/sign-in", Map.of("next", next)));
        }
        try {
            var code = form.text("code", 40);
            attempts.tried(request, () -> {
                factors.check(halfway.get(), code);
                return true;
            });
            return doors.enter(visit, halfway.get(), pages.go(next));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("code"));
            return Trying.slower(refused, pages.again(visit, Section.NONE, null, page(visit, next, fields)));
        }
    }

    private static AskPage page(Visit visit, String next, Fields fields) {
        var texts = Frames.texts(visit);
        return new AskPage(
                texts.say("step.title"),
                List.of(texts.say("step.text")),
                "/sign-in/code",
                next,
                fields,
                List.of(new AskPage.Input(
                        "code", texts.say("factor.code"), texts.say("step.hint"), "text", true, "one-time-code", 40)),
                texts.say("signIn.go"),
                List.of(new AskPage.Way(texts.say("step.back"), "/sign-in")));
    }
}
