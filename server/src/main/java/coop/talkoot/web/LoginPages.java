package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.EmailAddresses;
import coop.talkoot.people.entry.LostPasswords;
import coop.talkoot.people.entry.Provider;
import coop.talkoot.people.entry.SecondFactors;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.mail.Letters;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.LoginPage;
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

/** Changing how one signs in. Each change asks for the password once more: a browser left open must not suffice. */
@Controller("/settings/login")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LoginPages {
    private static final String HREF = SettingsTabs.LOGIN.href();

    private final Pages pages;
    private final Doors doors;
    private final Logins logins;
    private final EmailAddresses addresses;
    private final LostPasswords passwords;
    private final SecondFactors factors;
    private final Provider provider;
    private final ProviderCookie cookie;
    private final Letters letters;
    private final Attempts attempts;

    LoginPages(
            Pages pages,
            Doors doors,
            Logins logins,
            EmailAddresses addresses,
            LostPasswords passwords,
            SecondFactors factors,
            Provider provider,
            ProviderCookie cookie,
            Letters letters,
            Attempts attempts) {
        this.pages = pages;
        this.doors = doors;
        this.logins = logins;
        this.addresses = addresses;
        this.passwords = passwords;
        this.factors = factors;
        this.provider = provider;
        this.cookie = cookie;
        this.letters = letters;
        this.attempts = attempts;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        return pages.show(visit, Section.YOU, page(visit, visit.require(), Fields.empty(), Fields.empty()));
    }

    @Post("/email")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> changeEmail(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            attempts.count(request, Throttle.Kind.LETTER_ADDRESS);
            logins.requirePassword(viewer, form.text("password", 200));
            addresses.ask(viewer, form.text("email", 320));
            return pages.go(visit, HREF + "#email", letters.canSend() ? "flash.addressAsked" : "flash.addressKept");
        } catch (Refused refused) {
            var fields = Trying.again(form, asField(refused, "emailPassword"), List.of("email", "emailPassword"));
            return Trying.slower(
                    refused, pages.again(visit, Section.YOU, null, page(visit, viewer, fields, Fields.empty())));
        }
    }

    @Post("/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> changePassword(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            passwords.change(viewer, form.text("password", 200), form.text("newPassword", 200), Doors.token(visit));
            return doors.enter(visit, viewer, pages.go(visit, HREF, "flash.passwordChanged"));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("password", "newPassword"));
            return Trying.slower(
                    refused, pages.again(visit, Section.YOU, null, page(visit, viewer, Fields.empty(), fields)));
        }
    }

    /** Links the login to an account of the identity provider, or ends that. */
    @Post("/provider")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> link(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            logins.requirePassword(viewer, form.text("password", 200));
            if (provider.isLinked(viewer)) {
                provider.unlink(viewer);
                return pages.go(visit, HREF, "flash.unlinked");
            }
            var start = provider.begin(HREF, viewer);
            return pages.go(start.href()).cookie(cookie.of(start.state()));
        } catch (Refused refused) {
            var fields = Trying.again(form, asField(refused, "linkPassword"), List.of("linkPassword"));
            var again = page(visit, viewer, Fields.empty(), Fields.empty(), fields);
            return Trying.slower(refused, pages.again(visit, Section.YOU, null, again));
        }
    }

    /** Several forms of one page ask for the password, so there it has a name of its own. */
    private static Refused asField(Refused refused, String name) {
        return refused.refusal() instanceof Refusal.Invalid invalid
                        && invalid.field().equals("password")
                ? Refused.invalid(name, invalid.sentence())
                : refused;
    }

    private LoginPage page(Visit visit, Viewer viewer, Fields address, Fields password) {
        return page(visit, viewer, address, password, Fields.empty());
    }

    private LoginPage page(Visit visit, Viewer viewer, Fields address, Fields password, Fields link) {
        return new LoginPage(
                SettingsTabs.of(visit, SettingsTabs.LOGIN),
                addresses.of(viewer).orElse(null),
                addresses.waiting(viewer).orElse(null),
                letters.canSend(),
                factors.isOn(viewer.loginId()),
                provider.title()
                        .map(name -> new LoginPage.Linking(name, provider.isLinked(viewer), link))
                        .orElse(null),
                address,
                password);
    }
}
