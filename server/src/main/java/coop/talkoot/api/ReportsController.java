package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.moderation.Reports;
import coop.talkoot.people.Permission;
import coop.talkoot.people.Viewer;
import coop.talkoot.people.entry.Rights;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.stream.Stream;

/** What people ask those who keep the instance to look at. The server of a remote person is told too, unnamed. */
@Controller(Api.ROOT + "/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReportsController {
    private final Rights rights;
    private final Reports reports;
    private final Posts posts;
    private final Addresses addresses;

    ReportsController(Reports reports, Posts posts, Addresses addresses, Rights rights) {
        this.rights = rights;
        this.reports = reports;
        this.posts = posts;
        this.addresses = addresses;
    }

    @io.micronaut.http.annotation.Post
    @Status(HttpStatus.CREATED)
    ReportView file(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var personId = sent.requiredId("personId");
        var postIds = sent.texts("postIds", List.of());
        var comment = sent.text("comment", "");
        sent.done();
        var person = addresses.byId(personId);
        var objects = Stream.concat(
                        Stream.of(person.uri()),
                        postIds.stream().map(id -> post(id, personId, viewer).uri()))
                .distinct()
                .toList();
        return ReportView.of(reports.file(viewer.identity(), objects, comment, Origin.LOCAL));
    }

    /** Open or resolved. */
    enum State {
        OPEN,
        RESOLVED
    }

    @Get
    HttpResponse<PageView<ReportView>> all(HttpRequest<?> request, Viewer viewer) {
        rights.require(viewer, Permission.REPORTS);
        var query = SentQuery.of(request);
        var isOpen = query.oneOf("state", State.class)
                .map(state -> state == State.OPEN)
                .orElse(null);
        return PageView.of(request, reports.all(isOpen, query.page()), ReportView::of);
    }

    @Get("/{id}")
    ReportView show(String id, Viewer viewer) {
        rights.require(viewer, Permission.REPORTS);
        return ReportView.of(reports.require(SentQuery.id(id)));
    }

    @io.micronaut.http.annotation.Post("/{id}/resolve")
    ReportView resolve(String id, @Body byte[] body, Viewer viewer) {
        var keeper = rights.require(viewer, Permission.REPORTS);
        var sent = SentFields.of(body);
        var note = sent.text("note", "");
        sent.done();
        return ReportView.of(reports.resolve(keeper, SentQuery.id(id), note));
    }

    @io.micronaut.http.annotation.Post("/{id}/reopen")
    @Consumes(MediaType.ALL)
    ReportView reopen(String id, Viewer viewer) {
        return ReportView.of(reports.reopen(rights.require(viewer, Permission.REPORTS), SentQuery.id(id)));
    }

    private Post post(String id, long authorId, Viewer viewer) {
        return posts.readable(SentQuery.id(id), viewer.actorId())
                .filter(post -> post.author().id() == authorId)
                .orElseThrow(() -> Refused.invalid("postIds", "There is no post " + id + " by this person."));
    }
}
