package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.entry.Passkeys;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.AskPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Coming in with a passkey: no name, no password, no second step, as the device has checked who holds it. */
@Controller("/sign-in/passkey")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PasskeyDoor {
    private static final int LONGEST_ANSWER = 20_000;

    private final Pages pages;
    private final Doors doors;
    private final Passkeys passkeys;
    private final Attempts attempts;

    PasskeyDoor(Pages pages, Doors doors, Passkeys passkeys, Attempts attempts) {
        this.pages = pages;
        this.doors = doors;
        this.passkeys = passkeys;
        this.attempts = attempts;
    }

    @Post("/options")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> options(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        attempts.count(request, Throttle.Kind.PASSKEY_ADDRESS);
        return PasskeyPages.answer(passkeys.askToSignIn());
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> signIn(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var next = Visit.next(form.asSent("next"));
        try {
            var token = form.text("token", 100);
            var credential = form.text("credential", LONGEST_ANSWER);
            var viewer = attempts.tried(request, () -> passkeys.signIn(token, credential));
            return doors.enter(visit, viewer, pages.go(next));
        } catch (Refused refused) {
            var texts = Frames.texts(visit);
            var again = new AskPage.Way(texts.say("step.back"), Links.to("/sign-in", Map.of("next", next)));
            var words = List.of(refused.refusal().sentence());
            var page = AskPage.say(texts.say("passkeys.failedTitle"), words, List.of(again));
            return Trying.slower(refused, pages.again(visit, Section.NONE, null, page));
        }
    }
}
