package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.ScheduledPost;
import coop.talkoot.posts.ScheduledPosts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ScheduledPage;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a visitor has written for later. */
@Controller(ScheduledPages.HREF)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ScheduledPages {
    static final String HREF = "/settings/scheduled";
    private static final List<String> FIELDS = List.of("text", "audience", "dueAt");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9000;

    private final Pages pages;
    private final Places places;
    private final ScheduledPosts scheduled;

    ScheduledPages(Pages pages, Places places, ScheduledPosts scheduled) {
        this.pages = pages;
        this.places = places;
        this.scheduled = scheduled;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        var coop = places.own(visit).orElse(null);
        var fields = Fields.of(Map.of("audience", coop == null ? "PUBLIC" : "GROUP"));
        return pages.show(visit, Section.YOU, page(visit, coop, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> schedule(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var coop = places.own(visit).orElse(null);
        var form = Form.of(sent);
        try {
            var audience = form.oneOf("audience", Audience.class, "Choose who sees it.");
            var said = ScheduledPost.Said.of(
                    form.text("text", 100_000), viewer.language().toLanguageTag());
            var draft = ScheduledPost.Draft.of(coop, audience, said);
            scheduled.schedule(viewer.identity(), draft, due(form, viewer));
            return pages.go(visit, HREF, "flash.scheduled");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.YOU, null, page(visit, coop, fields));
        }
    }

    @Post("/{id}/move")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> move(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            scheduled.move(viewer.identity(), SentQuery.id(id), due(form, viewer));
            return pages.go(visit, HREF, "flash.scheduled");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(
                    visit, Section.YOU, null, page(visit, places.own(visit).orElse(null), fields));
        }
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        scheduled.delete(visit.require().actorId(), SentQuery.id(id));
        return pages.go(visit, HREF, "flash.deleted");
    }

    /** As browsers send it: a date and a time where the visitor lives. */
    private static Instant due(Form form, Viewer viewer) {
        try {
            var moment = LocalDateTime.parse(form.text("dueAt", 40).strip());
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.atZone(viewer.zone()).toInstant();
            }
        } catch (DateTimeException notOne) {
            throw Refused.invalid("dueAt", "A time looks like 2027-05-31T18:30.");
        }
        throw Refused.invalid("dueAt", "This time is too far away.");
    }

    private ScheduledPage page(Visit visit, @Nullable Identity coop, Fields fields) {
        var asked = SentQuery.of(visit.request()).page();
        var found = scheduled.of(visit.require().actorId(), asked);
        return new ScheduledPage(
                found.items().stream().map(ScheduledPages::entry).toList(),
                Links.pager(HREF, Map.of(), asked, found),
                fields,
                Choices.audiences(Frames.texts(visit), coop),
                visit.zone().getId());
    }

    private static ScheduledPage.Entry entry(ScheduledPost post) {
        var action = HREF + "/" + post.id();
        return new ScheduledPage.Entry(
                Long.toString(post.id()),
                post.draft().said().text(),
                post.dueAt(),
                post.refusal(),
                action + "/move",
                action + "/delete");
    }
}
