package coop.talkoot.web;

import coop.talkoot.notices.digest.Digests;
import coop.talkoot.web.view.DigestEndPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What the link in each letter opens: whoever has the letter ends these letters, signed in or not. */
@Controller("/digest/{token}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DigestPages {
    private final Pages pages;
    private final Digests digests;

    DigestPages(Pages pages, Digests digests) {
        this.pages = pages;
        this.digests = digests;
    }

    /** Ends nothing: programs that look through letters open every link in them. */
    @Get
    HttpResponse<byte[]> ask(HttpRequest<?> request, String token) {
        digests.require(token);
        return pages.show(Visit.of(request), Section.NONE, new DigestEndPage("/digest/" + token));
    }

    /** From our page, and from a mail program at one click (RFC 8058), which follows no redirect. */
    @Post
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> end(HttpRequest<?> request, String token) {
        digests.end(token);
        return pages.show(Visit.of(request), Section.NONE, new DigestEndPage(null));
    }
}
