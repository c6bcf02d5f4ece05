package coop.talkoot.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import coop.talkoot.exchange.Listings;
import coop.talkoot.governance.Motions;
import coop.talkoot.mastodon.door.Caller;
import coop.talkoot.mastodon.door.Sent;
import coop.talkoot.mastodon.view.Accounts;
import coop.talkoot.mastodon.view.MastodonAccount;
import coop.talkoot.mastodon.view.MastodonEdit;
import coop.talkoot.mastodon.view.MastodonStatus;
import coop.talkoot.mastodon.view.Statuses;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Post;
import coop.talkoot.posts.ScheduledPosts;
import coop.talkoot.posts.Shown;
import coop.talkoot.posts.Version;
import coop.talkoot.posts.Versions;
import coop.talkoot.posts.filter.Filter;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One status: reading it with its thread, writing, changing, deleting. */
@Controller("/api/v1/statuses")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class StatusesController {
    private final Known known;
    private final Shown shown;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Composition composition;
    private final Notes notes;
    private final Listings listings;
    private final Motions motions;
    private final Versions versions;
    private final ScheduledPosts scheduled;
    private final ScheduledViews scheduledViews;
    private final Paging paging;

    StatusesController(
            Known known,
            Shown shown,
            Statuses statuses,
            Accounts accounts,
            Composition composition,
            Notes notes,
            Listings listings,
            Motions motions,
            Versions versions,
            ScheduledPosts scheduled,
            ScheduledViews scheduledViews,
            Paging paging) {
        this.known = known;
        this.shown = shown;
        this.statuses = statuses;
        this.accounts = accounts;
        this.composition = composition;
        this.notes = notes;
        this.listings = listings;
        this.motions = motions;
        this.versions = versions;
        this.scheduled = scheduled;
        this.scheduledViews = scheduledViews;
        this.paging = paging;
    }

    /** What stands above a status in its thread, and below. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Context(List<MastodonStatus> ancestors, List<MastodonStatus> descendants) {}

    /** The words as typed. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Source(String id, String text, String spoilerText) {}

    @io.micronaut.http.annotation.Post
    HttpResponse<?> write(HttpRequest<?> request, Caller caller, Sent sent) {
        var viewer = caller.viewer("write:statuses");
        var key = request.getHeaders().get("Idempotency-Key");
        return switch (composition.write(viewer, sent, key)) {
            case Writes.Posted post -> {
                var written = known.appearance(Long.toString(post.id()), viewer.actorId());
                yield HttpResponse.ok(
                        statuses.all(List.of(written), viewer.actorId()).getFirst());
            }
            case Writes.Scheduled post ->
                HttpResponse.ok(scheduledViews.of(viewer.identity(), scheduled.require(viewer.actorId(), post.id())));
        };
    }

    @Get("/{id}")
    MastodonStatus show(String id, Caller caller) {
        var reader = caller.reader("read:statuses");
        return statuses.all(List.of(known.appearance(id, reader)), reader).getFirst();
    }

    @Get("/{id}/context")
    Context context(String id, Caller caller) {
        var reader = caller.reader("read:statuses");
        var post = known.post(id, reader);
        return new Context(
                statuses.posts(shown.above(post, reader), reader, Filter.Context.THREAD),
                statuses.posts(shown.below(post, reader), reader, Filter.Context.THREAD));
    }

    @Get("/{id}/source")
    Source source(String id, Caller caller) {
        var post = own(id, caller.viewer("read:statuses"));
        return new Source(Long.toString(post.id()), post.text(), post.warning());
    }

    /** What it said from the first on; there are never more versions than fit. */
    @Get("/{id}/history")
    List<MastodonEdit> history(String id, Caller caller) {
        var reader = caller.reader("read:statuses");
        var post = known.post(id, reader);
        var all = new ArrayList<Version>();
        @Nullable Long before = Long.MAX_VALUE;
        while (before != null) {
            var page = versions.of(post, new Page.Request(Page.Request.MOST, before));
            all.addAll(page.items());
            before = page.next();
        }
        return statuses.history(post, all, reader);
    }

    @Put("/{id}")
    MastodonStatus edit(String id, Caller caller, Sent sent) {
        var viewer = caller.viewer("write:statuses");
        return statuses.one(composition.rewrite(viewer, own(id, viewer), sent), viewer.actorId());
    }

    /** Gives back what was deleted, so that programs can offer to write it anew. */
    @Delete("/{id}")
    MastodonStatus delete(String id, Caller caller) {
        var viewer = caller.viewer("write:statuses");
        var post = own(id, viewer);
        var last = statuses.one(post, viewer.actorId()).withText(post.text());
        switch (post.kind()) {
            case NOTE -> notes.delete(post, viewer.identity());
            case LISTING -> listings.of(post).ifPresent(listing -> listings.withdraw(listing, viewer.identity()));
            case MOTION -> motions.of(post).ifPresent(motion -> motions.withdraw(motion, viewer.identity()));
            case DECISION, RESULT -> throw Refused.notAllowed("What a group decided stays in its records.");
        }
        return last;
    }

    @Get("/{id}/favourited_by")
    HttpResponse<List<MastodonAccount>> favouritedBy(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        var post = known.post(id, caller.reader("read:statuses"));
        return people(request, sent, shown.favouritedBy(post.id(), page(sent)));
    }

    @Get("/{id}/reblogged_by")
    HttpResponse<List<MastodonAccount>> rebloggedBy(HttpRequest<?> request, String id, Caller caller, Sent sent) {
        var post = known.post(id, caller.reader("read:statuses"));
        return people(request, sent, shown.announcedBy(post.id(), page(sent)));
    }

    private static Page.Request page(Sent sent) {
        var span = Paging.span(sent, Paging.ACCOUNTS);
        return new Page.Request(span.limit(), Math.max(1, span.before()));
    }

    private HttpResponse<List<MastodonAccount>> people(HttpRequest<?> request, Sent sent, Map<Long, Long> page) {
        return paging.answer(request, sent, accounts.inOrder(page.values()), List.copyOf(page.keySet()));
    }

    /** To anybody but its author, a status that could be changed is not there. */
    private Post own(String id, Viewer viewer) {
        var post = known.post(id, viewer.actorId());
        if (post.author().id() != viewer.actorId()) {
            throw Known.nothing();
        }
        return post;
    }
}
