package coop.talkoot.api;

import coop.talkoot.exchange.find.Catalogue;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.uri.UriBuilder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** Finding offers and needs. */
@Controller(Api.ROOT + "/listings")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FindController {
    private static final int LONGEST_CURSOR = 100;

    private final Catalogue catalogue;
    private final RecentListings listings;

    FindController(Catalogue catalogue, RecentListings listings) {
        this.catalogue = catalogue;
        this.listings = listings;
    }

    @Get
    HttpResponse<FoundView> search(HttpRequest<?> request, @Nullable Viewer viewer) {
        var query = SentQuery.of(request);
        var found = catalogue.search(
                SentSearch.of(query),
                SentSearch.order(query),
                viewer == null ? null : viewer.actorId(),
                query.limit(),
                query.text("before", LONGEST_CURSOR).orElse(null));
        var answer = HttpResponse.ok(FoundView.of(found, listings.of(found.ids(), viewer)));
        if (found.next() == null) {
            return answer;
        }
        var address = UriBuilder.of(request.getUri())
                .replaceQueryParam("before", found.next())
                .build();
        return answer.header("Link", "<" + address + ">; rel=\"next\"");
    }

    @Get("/counts")
    CountsView count(HttpRequest<?> request, @Nullable Viewer viewer) {
        return CountsView.of(
                catalogue.count(SentSearch.of(SentQuery.of(request)), viewer == null ? null : viewer.actorId()));
    }
}
