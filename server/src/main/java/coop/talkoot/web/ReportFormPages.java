package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Reports;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Posts;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ReportFormPage;
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

/** Asking those who keep the server to look at somebody, or at a post. */
@Controller("/{folder:people|posts}/{id}/report")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ReportFormPages {
    private final Pages pages;
    private final Known known;
    private final Names names;
    private final Posts posts;
    private final Reports reports;

    ReportFormPages(Pages pages, Known known, Names names, Posts posts, Reports reports) {
        this.pages = pages;
        this.known = known;
        this.names = names;
        this.posts = posts;
        this.reports = reports;
    }

    /** What a report is about: a person, and a post of theirs or none. */
    private record Subject(Identity person, coop.talkoot.posts.@Nullable Post post) {}

    @Get
    HttpResponse<byte[]> form(HttpRequest<?> request, String folder, String id) {
        var visit = Visit.of(request);
        var page = page(subject(visit, folder, id), request.getPath(), Fields.empty());
        return pages.show(visit, Section.NONE, page);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> file(
            HttpRequest<?> request, String folder, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var subject = subject(visit, folder, id);
        var form = Form.of(sent);
        try {
            var person = subject.person().uri();
            var objects = subject.post() == null
                    ? List.of(person)
                    : List.of(person, subject.post().uri());
            reports.file(visit.require().identity(), objects, form.text("comment", 2000), Origin.LOCAL);
            return pages.go(visit, back(subject), "flash.reported");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("comment"));
            return pages.again(visit, Section.NONE, null, page(subject, request.getPath(), fields));
        }
    }

    private Subject subject(Visit visit, String folder, String id) {
        var viewer = visit.require();
        if (folder.equals("people")) {
            return new Subject(known.byId(id), null);
        }
        var post = posts.require(SentQuery.id(id), viewer.actorId());
        return new Subject(post.author(), post);
    }

    private ReportFormPage page(Subject subject, String action, Fields fields) {
        return new ReportFormPage(
                names.who(subject.person()),
                subject.post() == null ? null : ListingCards.titled(subject.post()),
                action,
                back(subject),
                fields);
    }

    private String back(Subject subject) {
        return subject.post() == null ? names.href(subject.person()) : names.href(subject.post());
    }
}
