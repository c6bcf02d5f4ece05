package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.entry.EmailAddresses;
import coop.talkoot.people.entry.LostPasswords;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.mail.Letters;
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

/** What the links in letters lead to: a new password, an address confirmed. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PasswordPages {
    private final Pages pages;
    private final LostPasswords passwords;
    private final EmailAddresses addresses;
    private final Letters letters;
    private final Attempts attempts;

    PasswordPages(Pages pages, LostPasswords passwords, EmailAddresses addresses, Letters letters, Attempts attempts) {
        this.pages = pages;
        this.passwords = passwords;
        this.addresses = addresses;
        this.letters = letters;
        this.attempts = attempts;
    }

    @Get("/password")
    HttpResponse<byte[]> lost(HttpRequest<?> request) {
        var visit = Visit.of(request);
        return pages.show(visit, Section.NONE, lostForm(visit, Fields.empty()));
    }

    /** Says the same whoever is asked for. */
    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> ask(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var texts = Frames.texts(visit);
        var form = Form.of(sent);
        try {
            attempts.count(request, Throttle.Kind.LETTER_ADDRESS);
            var email = form.text("email", 320);
            passwords.ask(email);
            var words = texts.say(letters.canSend() ? "password.sent" : "password.kept", email.strip());
            var page = AskPage.say(texts.say("password.lost"), List.of(words), List.of());
            return pages.show(visit, Section.NONE, page);
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("email"));
            return Trying.slower(refused, pages.again(visit, Section.NONE, null, lostForm(visit, fields)));
        }
    }

    @Get("/password/{token}")
    HttpResponse<byte[]> door(HttpRequest<?> request, String token) {
        var visit = Visit.of(request);
        if (!passwords.isOpen(token)) {
            throw Refused.notFound(Frames.texts(visit).say("link.used"));
        }
        return pages.show(visit, Section.NONE, newForm(visit, token, Fields.empty()));
    }

    @Post("/password/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> replace(HttpRequest<?> request, String token, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        try {
            passwords.replace(token, form.text("password", 200));
            return pages.go(visit, "/sign-in", "flash.password");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("password"));
            return pages.again(visit, Section.NONE, null, newForm(visit, token, fields));
        }
    }

    @Get("/email/{token}")
    HttpResponse<byte[]> address(HttpRequest<?> request, String token) {
        var visit = Visit.of(request);
        var texts = Frames.texts(visit);
        if (!addresses.isOpen(token)) {
            throw Refused.notFound(texts.say("link.used"));
        }
        var page = new AskPage(
                texts.say("address.confirm"),
                List.of(texts.say("address.confirmText")),
                "/email/" + token,
                "",
                Fields.empty(),
                List.of(),
                texts.say("address.confirmGo"),
                List.of());
        return pages.show(visit, Section.NONE, page);
    }

    @Post("/email/{token}")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> confirm(HttpRequest<?> request, String token) {
        addresses.confirm(token);
        return pages.go(Visit.of(request), "/", "flash.address");
    }

    private static AskPage lostForm(Visit visit, Fields fields) {
        var texts = Frames.texts(visit);
        return new AskPage(
                texts.say("password.lost"),
                List.of(texts.say("password.lostText")),
                "/password",
                "",
                fields,
                List.of(new AskPage.Input("email", texts.say("person.email"), null, "email", true, "email", 320)),
                texts.say("password.ask"),
                List.of(new AskPage.Way(texts.say("signUp.signIn"), "/sign-in")));
    }

    private static AskPage newForm(Visit visit, String token, Fields fields) {
        var texts = Frames.texts(visit);
        return new AskPage(
                texts.say("password.new"),
                List.of(texts.say("password.newText")),
                "/password/" + token,
                "",
                fields,
                List.of(new AskPage.Input(
                        "password",
                        texts.say("password.new"),
                        texts.say("person.passwordHint"),
                        "password",
                        true,
                        "new-password",
                        200)),
                texts.say("password.set"),
                List.of());
    }
}
