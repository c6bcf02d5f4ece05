package coop.talkoot.web;

import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.groups.Setup;
import coop.talkoot.people.NewPerson;
import coop.talkoot.people.SetupLinks;
import coop.talkoot.platform.Refusal;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Settings;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.SetupPage;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The first run: the co-op and its keeper on one page. */
@Controller("/setup/{token}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SetupPages {
    private final Pages pages;
    private final Doors doors;
    private final Setup setup;
    private final SetupLinks links;
    private final Settings settings;

    SetupPages(Pages pages, Doors doors, Setup setup, SetupLinks links, Settings settings) {
        this.pages = pages;
        this.doors = doors;
        this.setup = setup;
        this.links = links;
        this.settings = settings;
    }

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request, String token) {
        requireOpen(token);
        var visit = Visit.of(request);
        return pages.show(visit, Section.NONE, page(visit, token, Fields.empty()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> begin(HttpRequest<?> request, String token, @Body @Nullable Map<String, Object> sent) {
        requireOpen(token);
        var visit = Visit.of(request);
        var form = Form.of(sent);
        var errors = new LinkedHashMap<String, String>();
        checkCoop(form, errors);
        checkPerson(form, errors);
        if (errors.isEmpty()) {
            try {
                var viewer = setup.run(token, founding(form), person(form));
                return doors.enter(visit, viewer, pages.go(visit, "/", "flash.setup"));
            } catch (Refused refused) {
                note(refused, errors, Map.of("place", "coopPlace"));
            }
        }
        return pages.again(visit, Section.NONE, null, page(visit, token, form.wrong(errors, null)));
    }

    private void requireOpen(String token) {
        if (!links.isOpen(token)) {
            throw Refused.notFound("This set-up link is used up or was never given.");
        }
    }

    /** Both halves have a name and a handle, so each is checked by itself first. */
    private static void checkCoop(Form form, Map<String, String> errors) {
        try {
            founding(form).identity();
        } catch (Refused refused) {
            note(refused, errors, Map.of("name", "coopName", "handle", "coopHandle", "summary", "coopSummary"));
        }
    }

    private static void checkPerson(Form form, Map<String, String> errors) {
        try {
            person(form).identity();
        } catch (Refused refused) {
            note(refused, errors, Map.of());
        }
    }

    private static void note(Refused refused, Map<String, String> errors, Map<String, String> fields) {
        if (!(refused.refusal() instanceof Refusal.Invalid invalid)) {
            throw refused;
        }
        errors.put(fields.getOrDefault(invalid.field(), invalid.field()), invalid.sentence());
    }

    private static Founding founding(Form form) {
        return new Founding(
                form.text("coopHandle", 100),
                form.text("coopName", 200),
                form.text("coopSummary", 20_000),
                form.text("coopPlace", 1000),
                Group.JoinPolicy.ON_REQUEST);
    }

    private static NewPerson person(Form form) {
        return new NewPerson(
                form.text("handle", 100), form.text("name", 200), form.text("email", 320), form.text("password", 200));
    }

    private SetupPage page(Visit visit, String token, Fields fields) {
        var texts = Frames.texts(visit);
        var isSecure = "https".equals(settings.baseUrl().getScheme());
        var check = new SetupPage.Check(
                isSecure, texts.say(isSecure ? "setup.secure" : "setup.insecure", settings.domain()));
        return new SetupPage("/setup/" + token, settings.domain(), fields, List.of(check));
    }
}
