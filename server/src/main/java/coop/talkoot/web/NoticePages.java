package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.notices.Notice;
import coop.talkoot.notices.NoticeGroup;
import coop.talkoot.notices.NoticeQuery;
import coop.talkoot.notices.Notices;
import coop.talkoot.platform.Page;
import coop.talkoot.web.view.NoticesPage;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the visitor is told. */
@Controller(NoticePages.HREF)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class NoticePages {
    static final String HREF = "/notifications";
    private static final Set<Notice.Kind> TALK = EnumSet.of(Notice.Kind.MENTION, Notice.Kind.ANSWER);

    private final Pages pages;
    private final Notices notices;
    private final NoticeEntries entries;

    NoticePages(Pages pages, Notices notices, NoticeEntries entries) {
        this.pages = pages;
        this.notices = notices;
        this.entries = entries;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var isTalk = "talk".equals(request.getParameters().get("tab"));
        var asked = SentQuery.of(request).page();
        var query = NoticeQuery.of(asked);
        var found = notices.grouped(viewer.actorId(), isTalk ? query.only(TALK) : query);
        return pages.show(visit, Section.NOTICES, page(visit, asked, found, isTalk));
    }

    @Post("/read")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> read(HttpRequest<?> request) {
        var visit = Visit.of(request);
        notices.readAll(visit.require().actorId());
        return pages.go(HREF);
    }

    @Post("/clear")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> clear(HttpRequest<?> request) {
        var visit = Visit.of(request);
        notices.clear(visit.require().actorId());
        return pages.go(visit, HREF, "flash.cleared");
    }

    /** What was put together is put away together. */
    @Post("/{id}/dismiss")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> dismiss(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var personId = visit.require().actorId();
        var notice = notices.require(personId, SentQuery.id(id));
        notices.dismissAlike(personId, notice);
        return pages.go(HREF);
    }

    private NoticesPage page(Visit visit, Page.Request asked, Page<NoticeGroup> found, boolean isTalk) {
        var texts = Frames.texts(visit);
        var values = isTalk ? Map.of("tab", "talk") : Map.<String, String>of();
        return new NoticesPage(
                List.of(
                        new Tab(texts.say("notices.tab.all"), HREF, !isTalk),
                        new Tab(texts.say("notices.tab.talk"), HREF + "?tab=talk", isTalk)),
                entries.of(found.items(), visit),
                Links.pager(HREF, values, asked, found),
                found.items().stream().allMatch(NoticeGroup::isRead) ? null : HREF + "/read",
                found.items().isEmpty() ? null : HREF + "/clear");
    }
}
