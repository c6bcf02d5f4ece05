package coop.talkoot.web;

import coop.talkoot.http.Attempts;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.Throttle;
import coop.talkoot.people.entry.EmailAddresses;
import coop.talkoot.people.entry.LoginRule;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.people.entry.Newcomers;
import coop.talkoot.people.entry.Provider;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.AskPage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** To the identity provider and back, and what comes of it. */
@Controller("/sign-in/provider")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ProviderPages {
    private final Pages pages;
    private final Doors doors;
    private final Provider provider;
    private final Newcomers newcomers;
    private final LoginRules rules;
    private final Attempts attempts;
    private final ProviderCookie cookie;
    private final EmailAddresses addresses;

    ProviderPages(
            Pages pages,
            Doors doors,
            Provider provider,
            Newcomers newcomers,
            LoginRules rules,
            Attempts attempts,
            ProviderCookie cookie,
            EmailAddresses addresses) {
        this.pages = pages;
        this.doors = doors;
        this.provider = provider;
        this.newcomers = newcomers;
        this.rules = rules;
        this.attempts = attempts;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    /** A form and not a link: no other site sends people through. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> begin(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var next = Visit.next(Form.of(sent).asSent("next"));
        if (provider.title().isEmpty()) {
            throw Refused.notFound(Frames.texts(visit).say("provider.none"));
        }
        try {
            attempts.count(request, Throttle.Kind.PASSKEY_ADDRESS);
            var start = provider.begin(next, null);
            return pages.go(start.href()).cookie(cookie.of(start.state()));
        } catch (Refused refused) {
            return Trying.slower(refused, failed(visit, refused, next));
        }
    }

    @Get("/back")
    HttpResponse<byte[]> back(HttpRequest<?> request) {
        var visit = Visit.of(request);
        try {
            var query = request.getParameters();
            var state = query.get("state", String.class, "");
            var code = query.get("code", String.class, "");
            var error = query.get("error", String.class, "");
            if (state.isEmpty() || (code.isEmpty() && error.isEmpty()) || !ProviderCookie.isIn(request, state)) {
                throw Refused.conflict(Frames.texts(visit).say("provider.stale"));
            }
            if (!error.isEmpty()) {
                throw provider.refusal(state, error, query.get("error_description", String.class, ""));
            }
            return switch (provider.arrive(state, code, visit.viewer())) {
                case Provider.Arrival.Known known -> doors.enterByPassword(visit, known.viewer(), known.next());
                case Provider.Arrival.Linked linked ->
                    doors.enter(visit, linked.viewer(), pages.go(visit, SettingsTabs.LOGIN.href(), "flash.linked"));
                case Provider.Arrival.Newcomer newcomer ->
                    pages.go(Links.to("/sign-in/provider/" + newcomer.ticket(), Map.of("next", newcomer.next())))
                            .cookie(cookie.of(newcomer.ticket()));
                case Provider.Arrival.Waiting ignored -> pages.show(visit, Section.NONE, waits(visit));
            };
        } catch (Refused refused) {
            return failed(visit, refused, "/");
        }
    }

    @Get("/{ticket}")
    HttpResponse<byte[]> newcomer(HttpRequest<?> request, String ticket) {
        var visit = Visit.of(request);
        var known = newcomers.find(ticket).orElseThrow(() -> used(visit));
        requireTicket(visit, ticket);
        var mode = rules.get().mode();
        if (!mode.takesApplications()) {
            return pages.show(visit, Section.NONE, closed(visit));
        }
        var next = Visit.next(request.getParameters().get("next"));
        return pages.show(
                visit, Section.NONE, form(visit, ticket, next, mode, Fields.of(Map.of("name", known.name()))));
    }

    @Post("/{ticket}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> signUp(HttpRequest<?> request, String ticket, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var next = Visit.next(form.asSent("next"));
        requireTicket(visit, ticket);
        try {
            var email = NewPerson.checkedEmail(form.text("email", 320));
            attempts.count(request, Throttle.Kind.SIGN_UP_ADDRESS);
            var viewer = newcomers.signUp(
                    ticket,
                    form.text("handle", 100),
                    form.text("name", 200),
                    form.text("reason", 20_000),
                    visit.language());
            if (viewer.isEmpty()) {
                return pages.show(visit, Section.NONE, waits(visit));
            }
            if (email != null) {
                addresses.begin(viewer.get(), email);
            }
            return doors.enter(visit, viewer.get(), pages.go(next));
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("handle", "name", "email", "reason"));
            var page = form(visit, ticket, next, rules.get().mode(), fields);
            return Trying.slower(refused, pages.again(visit, Section.NONE, null, page));
        }
    }

    private AskPage form(Visit visit, String ticket, String next, LoginRule.Mode mode, Fields fields) {
        var texts = Frames.texts(visit);
        var inputs = new ArrayList<AskPage.Input>();
        inputs.add(new AskPage.Input("name", texts.say("person.name"), null, "text", true, "name", 100));
        inputs.add(new AskPage.Input(
                "handle", texts.say("person.handle"), texts.say("provider.handleHint"), "text", true, "username", 30));
        var isUnknown =
                newcomers.find(ticket).filter(known -> known.email() == null).isPresent();
        if (isUnknown && mode == LoginRule.Mode.OPEN) {
            inputs.add(new AskPage.Input(
                    "email", texts.say("person.email"), texts.say("provider.emailHint"), "email", false, "email", 320));
        }
        if (mode == LoginRule.Mode.APPROVAL) {
            inputs.add(new AskPage.Input(
                    "reason",
                    texts.say("signUp.reason"),
                    texts.say("signUp.reasonHint"),
                    "textarea",
                    true,
                    null,
                    2000));
        }
        return new AskPage(
                texts.say("provider.new"),
                List.of(texts.say("provider.newText"), texts.say("provider.haveText")),
                "/sign-in/provider/" + ticket,
                next,
                fields,
                inputs,
                texts.say("signUp.go"),
                List.of(new AskPage.Way(texts.say("provider.have"), "/sign-in")));
    }

    private static AskPage waits(Visit visit) {
        var texts = Frames.texts(visit);
        return AskPage.say(texts.say("signUp.waits"), List.of(texts.say("signUp.waitsText")), List.of());
    }

    private static AskPage closed(Visit visit) {
        var texts = Frames.texts(visit);
        return AskPage.say(
                texts.say("provider.closedTitle"),
                List.of(texts.say("provider.closed")),
                List.of(new AskPage.Way(texts.say("signUp.signIn"), "/sign-in")));
    }

    private MutableHttpResponse<byte[]> failed(Visit visit, Refused refused, String next) {
        var texts = Frames.texts(visit);
        var again = visit.viewer() == null ? Links.to("/sign-in", Map.of("next", next)) : SettingsTabs.LOGIN.href();
        var page = AskPage.say(
                texts.say("passkeys.failedTitle"),
                List.of(refused.refusal().sentence()),
                List.of(new AskPage.Way(texts.say("step.back"), again)));
        return pages.again(visit, Section.NONE, null, page);
    }

    private static void requireTicket(Visit visit, String ticket) {
        if (!ProviderCookie.isIn(visit.request(), ticket)) {
            throw used(visit);
        }
    }

    private static Refused used(Visit visit) {
        return Refused.notFound(Frames.texts(visit).say("link.used"));
    }
}
