package coop.talkoot.api;

import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.Posts;
import coop.talkoot.posts.Reports;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
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
    private final Reports reports;
    private final Posts posts;
    private final Addresses addresses;

    ReportsController(Reports reports, Posts posts, Addresses addresses) {
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

    @Get
    HttpResponse<PageView<ReportView>> all(HttpRequest<?> request, Viewer viewer) {
        if (!viewer.isKeeper()) {
            throw Refused.notAllowed("Only who keeps this server reads what was reported.");
        }
        return PageView.of(request, reports.all(SentQuery.of(request).page()), ReportView::of);
    }

    private Post post(String id, long authorId, Viewer viewer) {
        return posts.readable(SentQuery.id(id), viewer.actorId())
                .filter(post -> post.author().id() == authorId)
                .orElseThrow(() -> Refused.invalid("postIds", "There is no post " + id + " by this person."));
    }
}
