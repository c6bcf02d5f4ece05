package coop.talkoot.api;

import coop.talkoot.groups.Group;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.ScheduledPost;
import coop.talkoot.posts.ScheduledPosts;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;

/** Notes that the person who asks has written for later. */
@Controller(Api.ROOT + "/scheduled")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduledController {
    private final ScheduledPosts scheduled;
    private final KnownGroups groups;
    private final Addresses addresses;

    ScheduledController(ScheduledPosts scheduled, KnownGroups groups, Addresses addresses) {
        this.scheduled = scheduled;
        this.groups = groups;
        this.addresses = addresses;
    }

    @Get
    HttpResponse<PageView<ScheduledView>> all(HttpRequest<?> request, Viewer viewer) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, scheduled.of(viewer.actorId(), page), ScheduledView::of);
    }

    @Post
    @Status(HttpStatus.CREATED)
    ScheduledView schedule(@Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var groupId = sent.id("group");
        var answered = sent.id("inReplyToId");
        var audience = sent.oneOf("audience", Audience.class);
        var words = SentWords.of(sent, viewer);
        var addressees = sent.texts("to", List.of());
        var media = sent.texts("media", List.of());
        var dueAt = sent.moment("dueAt", null);
        sent.done();
        if (dueAt == null) {
            throw Refused.invalid("dueAt", "Say when it is to be published.");
        }
        var draft = new ScheduledPost.Draft(
                groupId.map(groups::require).map(Group::identity).orElse(null),
                answered.orElse(null),
                audience,
                said(words),
                addressees.stream()
                        .map(address -> addresses.byAddress("to", address))
                        .toList(),
                null,
                media.stream().map(SentQuery::id).toList(),
                null);
        return ScheduledView.of(scheduled.schedule(viewer.identity(), draft, dueAt));
    }

    @Get("/{id}")
    ScheduledView show(String id, Viewer viewer) {
        return ScheduledView.of(scheduled.require(viewer.actorId(), SentQuery.id(id)));
    }

    /** Another time, other words, or both; what is not sent stays. */
    @Patch("/{id}")
    ScheduledView change(String id, @Body byte[] body, Viewer viewer) {
        var before = scheduled.require(viewer.actorId(), SentQuery.id(id));
        var draft = before.draft();
        var old = draft.said();
        var sent = SentFields.of(body);
        var said = new ScheduledPost.Said(
                sent.text("title", old.title()),
                sent.text("text", old.text()),
                old.language(),
                old.tags(),
                sent.text("warning", old.warning()),
                sent.yes("isSensitive", old.isSensitive()));
        var dueAt = sent.moment("dueAt", before.dueAt());
        sent.done();
        return ScheduledView.of(scheduled.change(
                viewer.identity(), before.id(), draft.saying(said), dueAt == null ? before.dueAt() : dueAt));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, Viewer viewer) {
        scheduled.delete(viewer.actorId(), SentQuery.id(id));
    }

    private static ScheduledPost.Said said(SentWords words) {
        return new ScheduledPost.Said(
                words.title(), words.text(), words.language(), words.tags(), words.warning(), words.isSensitive());
    }
}
