package coop.talkoot.mastodon.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import coop.talkoot.http.ConsentPages;
import coop.talkoot.http.Rejected;
import coop.talkoot.http.Viewers;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.access.Grants;
import coop.talkoot.people.access.Program;
import coop.talkoot.people.access.Programs;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/**
 * Somebody lets a program act for them. They are known by their browser's cookie, never by a token: no program widens
 * its own leave. That the answer comes from our page, {@code ViewerFilter} sees to.
 */
@Controller("/oauth/authorize")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizeController {
    private final Programs programs;
    private final Grants grants;
    private final ConsentPages pages;

    AuthorizeController(Programs programs, Grants grants, ConsentPages pages) {
        this.programs = programs;
        this.grants = grants;
        this.pages = pages;
    }

    @Get
    HttpResponse<?> ask(HttpRequest<?> request, Sent sent) {
        var asked = Asked.of(sent, programs);
        try {
            var consent = asked.checked();
            var viewer = signedIn(request);
            return pages.ask(
                    request,
                    viewer,
                    new ConsentPages.Question(asked.program(), consent.scopes(), asked.redirectUri(), asked.answer()));
        } catch (GeneralException refused) {
            return refuse(asked, refused);
        }
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> answer(HttpRequest<?> request, Sent sent) {
        var asked = Asked.of(sent, programs);
        var viewer = signedIn(request);
        try {
            var consent = asked.checked();
            if (!sent.text("decision").orElse("").equals("allow")) {
                throw new GeneralException(OAuth2Error.ACCESS_DENIED);
            }
            var code = grants.codeFor(viewer, consent);
            return isOutOfBand(asked) ? go("/oauth/authorize/native?code=" + code) : go(asked.with(code));
        } catch (GeneralException refused) {
            return refuse(asked, refused);
        }
    }

    /** For programs that cannot be redirected to: toot, bots, desktop programs. */
    @Get("/native")
    HttpResponse<?> code(HttpRequest<?> request, Sent sent) {
        var code = sent.text("code").filter(text -> text.matches("[A-Za-z0-9_-]{1,100}"));
        return pages.code(request, code.orElseThrow(() -> Rejected.malformed("code", "There is no code.")));
    }

    private static Viewer signedIn(HttpRequest<?> request) {
        return Viewers.of(request)
                .filter(viewer -> Viewers.accessOf(request).isEmpty())
                .orElseThrow(Rejected::notSignedIn);
    }

    private static HttpResponse<?> refuse(Asked asked, GeneralException refused) {
        if (!isOutOfBand(asked)) {
            return go(asked.with(refused.getErrorObject()));
        }
        var error = refused.getErrorObject();
        var isDenied = error != null && error.equals(OAuth2Error.ACCESS_DENIED);
        if (isDenied) {
            return go("/");
        }
        throw Rejected.malformed("", "What the program asks for cannot be given: " + refused.getMessage());
    }

    private static boolean isOutOfBand(Asked asked) {
        return asked.redirectUri().equals(Program.OUT_OF_BAND);
    }

    private static MutableHttpResponse<?> go(String address) {
        return HttpResponse.status(HttpStatus.SEE_OTHER)
                .header("Location", address)
                .header("Cache-Control", "no-store");
    }
}
