package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Logins;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.EmailAddresses;
import coop.talkoot.people.entry.Passkeys;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.PasskeysPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpMethod;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Making passkeys and removing them. */
@Controller("/settings/passkeys")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class PasskeyPages {
    static final String CEREMONY = "Talkoot-Ceremony";
    private static final String HREF = SettingsTabs.PASSKEYS.href();
    private static final int LONGEST_ANSWER = 20_000;

    private final Pages pages;
    private final Logins logins;
    private final Passkeys passkeys;
    private final EmailAddresses addresses;

    PasskeyPages(Pages pages, Logins logins, Passkeys passkeys, EmailAddresses addresses) {
        this.pages = pages;
        this.logins = logins;
        this.passkeys = passkeys;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        return pages.show(visit, Section.YOU, page(visit, visit.require(), Fields.empty()));
    }

    /** What to ask the device; the password is asked for here, before anything is made. */
    @Post("/options")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    HttpResponse<byte[]> options(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var viewer = Visit.of(request).require();
        logins.requirePassword(viewer, Form.of(sent).text("password", 200));
        return answer(passkeys.askToMake(viewer));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> take(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            passkeys.take(
                    viewer, form.text("token", 100), form.text("credential", LONGEST_ANSWER), form.text("name", 200));
            return pages.go(visit, HREF, "flash.passkeyMade");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("name"));
            return pages.again(visit, Section.YOU, null, page(visit, viewer, fields));
        }
    }

    @Post("/{id}/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> remove(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        passkeys.remove(viewer, SentQuery.id(id));
        var hasMore = passkeys.hasAny(viewer.loginId());
        return pages.go(visit, HREF, hasMore ? "flash.passkeyRemoved" : "flash.passkeyLast");
    }

    static HttpResponse<byte[]> answer(Passkeys.Question question) {
        return HttpResponse.ok(question.options().getBytes(StandardCharsets.UTF_8))
                .header(CEREMONY, question.token())
                .header("Cache-Control", "no-store");
    }

    private PasskeysPage page(Visit visit, Viewer viewer, Fields fields) {
        // after a form has been sent there is no page to turn to in the address
        var asked = visit.request().getMethod() == HttpMethod.GET
                ? SentQuery.of(visit.request()).page()
                : Page.Request.first(Page.Request.MOST / 2);
        var found = passkeys.of(viewer, asked);
        return new PasskeysPage(
                SettingsTabs.of(visit, SettingsTabs.PASSKEYS),
                HREF,
                fields,
                addresses.of(viewer).isPresent(),
                found.items().stream()
                        .map(passkey -> new PasskeysPage.Entry(
                                passkey.name(),
                                passkey.madeAt(),
                                passkey.usedAt(),
                                HREF + "/" + passkey.id() + "/remove"))
                        .toList(),
                Links.pager(HREF, Map.of(), asked, found));
    }
}
