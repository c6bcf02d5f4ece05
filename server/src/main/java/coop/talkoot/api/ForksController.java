package coop.talkoot.api;

import coop.talkoot.governance.ComingAlong;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.ForkArchive;
import coop.talkoot.governance.Forks;
import coop.talkoot.groups.Founding;
import coop.talkoot.groups.Group;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Co-ops that members found with the rules of one they belong to. */
@Controller(Api.ROOT + "/groups/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ForksController {
    private final KnownGroups known;
    private final Forks forks;
    private final ForkArchive archive;
    private final PostViews posts;
    private final DecisionViews decisions;

    ForksController(KnownGroups known, Forks forks, ForkArchive archive, PostViews posts, DecisionViews decisions) {
        this.known = known;
        this.forks = forks;
        this.archive = archive;
        this.posts = posts;
        this.decisions = decisions;
    }

    private enum Invite {
        EVERYBODY,
        CHOSEN,
        NOBODY
    }

    @Get("/origin")
    ForkView origin(String id) {
        return forks.of(known.requireLocal(id).id())
                .map(ForkView::of)
                .orElseThrow(() -> Refused.notFound("This group was not founded from another one."));
    }

    /** What was public where it comes from; nothing where it comes from nowhere. */
    @Get("/archive")
    HttpResponse<PageView<ArchiveEntryView>> archive(HttpRequest<?> request, String id, @Nullable Viewer viewer) {
        var group = known.requireLocal(id).identity();
        var page = archive.of(group, SentQuery.of(request).page());
        return PageView.answer(request, views(page.items(), viewer), page.next());
    }

    private List<ArchiveEntryView> views(List<ForkArchive.Entry> entries, @Nullable Viewer viewer) {
        var drawn = posts.all(entries.stream().map(ForkArchive.Entry::post).toList(), viewer);
        var votes = entries.stream()
                .map(ForkArchive.Entry::decision)
                .filter(Objects::nonNull)
                .toList();
        var views = new HashMap<Long, DecisionView>();
        var shown = decisions.all(votes, viewer);
        IntStream.range(0, votes.size()).forEach(place -> views.put(id(votes.get(place)), shown.get(place)));
        return IntStream.range(0, entries.size())
                .mapToObj(place -> new ArchiveEntryView(
                        IdentityView.of(entries.get(place).origin()),
                        drawn.get(place),
                        views.get(entries.get(place).post().id())))
                .toList();
    }

    private static long id(Decision vote) {
        return vote.id();
    }

    @Get("/forks")
    HttpResponse<PageView<ForkView>> list(HttpRequest<?> request, String id) {
        var page = forks.from(known.requireLocal(id).id(), SentQuery.of(request).page());
        return PageView.of(request, page, ForkView::of);
    }

    @Post("/forks")
    HttpResponse<ForkView> found(String id, @Body byte[] body, Viewer viewer) {
        var origin = known.requireLocal(id);
        var sent = SentFields.of(body);
        var founding = new Founding(
                sent.text("handle"),
                sent.text("name"),
                sent.text("summary", ""),
                sent.text("place", ""),
                sent.oneOf("joinPolicy", Group.JoinPolicy.class, Group.JoinPolicy.ON_REQUEST));
        var along = along(sent);
        sent.done();
        return HttpResponse.created(ForkView.of(forks.found(origin, viewer.identity(), founding, along)));
    }

    private static ComingAlong along(SentFields sent) {
        var addresses = sent.texts("invited", List.of());
        return switch (sent.oneOf("invite", Invite.class, addresses.isEmpty() ? Invite.EVERYBODY : Invite.CHOSEN)) {
            case EVERYBODY -> ComingAlong.everybody();
            case CHOSEN -> ComingAlong.of(addresses);
            case NOBODY -> ComingAlong.nobody();
        };
    }
}
