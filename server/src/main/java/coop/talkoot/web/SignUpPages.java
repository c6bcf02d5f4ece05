package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.entry.Applications;
import coop.talkoot.people.entry.LoginRule;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.mail.Letters;
import coop.talkoot.web.view.AskPage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.SignUpPage;
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

/** Coming in without an invitation, where the house allows it: an application, and the link in the letter after it. */
@Controller("/sign-up")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SignUpPages {
    private static final List<String> FIELDS = List.of("name", "handle", "email", "password", "reason");

    private final Pages pages;
    private final Names names;
    private final LoginRules rules;
    private final Applications applications;
    private final Letters letters;
    private final Attempts attempts;

    SignUpPages(
            Pages pages, Names names, LoginRules rules, Applications applications, Letters letters, Attempts attempts) {
        this.pages = pages;
        this.names = names;
        this.rules = rules;
        this.applications = applications;
        this.letters = letters;
        this.attempts = attempts;
    }

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request) {
        var visit = Visit.of(request);
        if (visit.viewer() != null) {
            return pages.go("/");
        }
        var mode = rules.get().mode();
        return mode.takesApplications()
                ? pages.show(visit, Section.NONE, page(mode, Fields.empty()))
                : pages.show(visit, Section.NONE, closed(visit, mode));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> apply(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var mode = rules.get().mode();
        try {
            attempts.count(request, Throttle.Kind.SIGN_UP_ADDRESS);
            var person = new NewPerson(
                    form.text("handle", 100),
                    form.text("name", 200),
                    form.text("email", 320),
                    form.text("password", 200));
            applications.apply(person, form.text("reason", 20_000), visit.language());
            return pages.show(visit, Section.NONE, sent(visit, String.valueOf(person.email())));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return Trying.slower(refused, pages.again(visit, Section.NONE, null, page(mode, fields)));
        }
    }

    /** Asks once more, as programs that look through letters open the links in them. */
    @Get("/{token}")
    HttpResponse<byte[]> door(HttpRequest<?> request, String token) {
        var visit = Visit.of(request);
        var texts = Frames.texts(visit);
        if (!applications.isOpen(token)) {
            throw Refused.notFound(texts.say("link.used"));
        }
        var page = new AskPage(
                texts.say("signUp.confirm"),
                List.of(texts.say("signUp.confirmText")),
                "/sign-up/" + token,
                "",
                Fields.empty(),
                List.of(),
                texts.say("signUp.confirmGo"),
                List.of());
        return pages.show(visit, Section.NONE, page);
    }

    @Post("/{token}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> confirm(HttpRequest<?> request, String token) {
        var visit = Visit.of(request);
        var texts = Frames.texts(visit);
        return switch (applications.confirm(token)) {
            case LET_IN -> pages.go(visit, "/sign-in", "flash.confirmed");
            case WAITS ->
                pages.show(
                        visit,
                        Section.NONE,
                        AskPage.say(texts.say("signUp.waits"), List.of(texts.say("signUp.waitsText")), List.of()));
        };
    }

    private SignUpPage page(LoginRule.Mode mode, Fields fields) {
        return new SignUpPage("/sign-up", names.domain(), mode == LoginRule.Mode.APPROVAL, fields);
    }

    private static AskPage closed(Visit visit, LoginRule.Mode mode) {
        var texts = Frames.texts(visit);
        return AskPage.say(
                texts.say("signUp.mode." + mode),
                List.of(texts.say("signUp.text." + mode)),
                List.of(new AskPage.Way(texts.say("signUp.signIn"), "/sign-in")));
    }

    private AskPage sent(Visit visit, String email) {
        var texts = Frames.texts(visit);
        var words = texts.say(letters.canSend() ? "letter.sent" : "letter.kept", email);
        return AskPage.say(texts.say("signUp.sent"), List.of(words), List.of());
    }
}
