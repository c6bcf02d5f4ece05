package coop.talkoot.api;

import coop.talkoot.exchange.find.SavedSearches;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
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

/** Searches for offers and needs that the person who asks keeps. */
@Controller(Api.ROOT + "/searches")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SavedSearchesController {
    private final SavedSearches searches;
    private final Idempotency idempotency;

    SavedSearchesController(SavedSearches searches, Idempotency idempotency) {
        this.searches = searches;
        this.idempotency = idempotency;
    }

    @Get
    List<SavedSearchView> all(Viewer viewer) {
        return searches.of(viewer.actorId()).stream().map(SavedSearchView::of).toList();
    }

    @Post
    HttpResponse<SavedSearchView> keep(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var name = sent.text("name");
        var sought = SentSearch.of(sent);
        sent.done();
        var id = idempotency.once(
                request,
                body,
                viewer,
                () -> searches.keep(viewer.identity(), name, sought).id());
        return HttpResponse.created(SavedSearchView.of(searches.require(viewer.actorId(), id)));
    }

    @Get("/{id}")
    SavedSearchView show(String id, Viewer viewer) {
        return SavedSearchView.of(searches.require(viewer.actorId(), SentQuery.id(id)));
    }

    @Patch("/{id}")
    SavedSearchView rename(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var name = sent.text("name");
        sent.done();
        return SavedSearchView.of(searches.rename(viewer.actorId(), SentQuery.id(id), name));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void letGo(String id, Viewer viewer) {
        searches.letGo(viewer.actorId(), SentQuery.id(id));
    }
}
