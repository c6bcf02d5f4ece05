package coop.talkoot.api;

import coop.talkoot.governance.Councils;
import coop.talkoot.governance.Decisions;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Delegates: who speaks in a federation, whom a group sends, and for whom each spoke in a vote. */
@Controller(Api.ROOT)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CouncilsController {
    private final KnownGroups groups;
    private final Councils councils;
    private final Decisions decisions;

    CouncilsController(KnownGroups groups, Councils councils, Decisions decisions) {
        this.groups = groups;
        this.councils = councils;
        this.decisions = decisions;
    }

    @Get("/groups/{id}/council")
    HttpResponse<PageView<DelegateView>> council(HttpRequest<?> request, String id) {
        var page =
                councils.of(groups.require(id).identity(), SentQuery.of(request).page());
        return PageView.of(request, page, DelegateView::of);
    }

    @Get("/groups/{id}/delegates")
    HttpResponse<PageView<DelegateView>> sent(HttpRequest<?> request, String id) {
        var page = councils.sentBy(
                groups.require(id).identity(), SentQuery.of(request).page());
        return PageView.of(request, page, DelegateView::of);
    }

    /** Delegates lay their office down. */
    @Delete("/groups/{id}/delegates/{delegateId}")
    @Status(HttpStatus.NO_CONTENT)
    void resign(String id, String delegateId, Viewer viewer) {
        var group = groups.requireLocal(id);
        var delegate = councils.find(SentQuery.id(delegateId))
                .filter(found -> found.child().id() == group.id())
                .orElseThrow(() -> Refused.notFound("There is no such delegate of this group."));
        councils.resign(delegate, viewer.identity());
    }

    /** Of a vote that no council takes: none. */
    @Get("/decisions/{id}/council")
    List<CouncilSeatView> seats(String id, @Nullable Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), DecisionViews.idOf(viewer));
        return councils.seats(decision).stream().map(CouncilSeatView::of).toList();
    }
}
