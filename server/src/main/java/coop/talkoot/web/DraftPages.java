package coop.talkoot.web;

import coop.talkoot.exchange.Drafts;
import coop.talkoot.http.SentQuery;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** What is begun and not published; written on with the forms of {@link AddPages}. */
@Controller(DraftPages.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DraftPages {
    static final String ROOT = "/drafts";

    private final Pages pages;
    private final Drafts drafts;

    DraftPages(Pages pages, Drafts drafts) {
        this.pages = pages;
        this.drafts = drafts;
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        drafts.delete(visit.require().identity(), SentQuery.id(id));
        return pages.go(visit, OwnListingPages.href("drafts"), "flash.draftDeleted");
    }
}
