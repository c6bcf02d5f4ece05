package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Admissions;
import coop.talkoot.people.Permission;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.mail.Letters;
import coop.talkoot.platform.mail.UnsentLetter;
import coop.talkoot.web.view.LettersPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpMethod;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Letters not sent: a keeper passes on what they say, or throws them away. */
@Controller(Keeping.ROOT + "/letters")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class LetterPages {
    private static final String HREF = Keeping.Leaf.LETTERS.href();

    private final Pages pages;
    private final Keeping keeping;
    private final Letters letters;
    private final Admissions admissions;

    LetterPages(Pages pages, Keeping keeping, Letters letters, Admissions admissions) {
        this.pages = pages;
        this.keeping = keeping;
        this.letters = letters;
        this.admissions = admissions;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.LETTERS);
        return pages.show(visit, Section.MODERATION, page(visit, null));
    }

    /** A form and not a link: opening one is written into the log. */
    @Post("/{id}/open")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> open(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var opened = admissions
                .read(keeping.require(visit, Permission.LETTERS), SentQuery.id(id))
                .letter();
        return pages.show(
                visit,
                Section.MODERATION,
                page(visit, new LettersPage.Opened(opened.recipient(), opened.subject(), opened.body())));
    }

    @Post("/{id}/throw-away")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> throwAway(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.LETTERS);
        letters.throwAway(SentQuery.id(id));
        return pages.go(visit, HREF, "flash.thrownAway");
    }

    private LettersPage page(Visit visit, LettersPage.@Nullable Opened opened) {
        // after a form has been sent there is no page to turn to in the address
        var asked = visit.request().getMethod() == HttpMethod.GET
                ? SentQuery.of(visit.request()).page()
                : Page.Request.first(Page.Request.MOST / 2);
        var unsent = letters.unsent(asked);
        return new LettersPage(
                keeping.tabs(visit, Keeping.Leaf.LETTERS),
                letters.canSend(),
                opened,
                unsent.items().stream().map(LetterPages::draw).toList(),
                Links.pager(HREF, Map.of(), asked, unsent));
    }

    private static LettersPage.Entry draw(UnsentLetter unsent) {
        var action = HREF + "/" + unsent.id();
        return new LettersPage.Entry(
                unsent.letter().recipient(),
                unsent.letter().subject(),
                unsent.writtenAt(),
                unsent.tries(),
                unsent.isGivenUp(),
                unsent.reason(),
                action + "/open",
                action + "/throw-away");
    }
}
