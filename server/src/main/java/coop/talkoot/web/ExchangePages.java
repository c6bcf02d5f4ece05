package coop.talkoot.web;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.find.Hit;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.ExchangePage;
import coop.talkoot.web.view.FoundListing;
import coop.talkoot.web.view.PageView;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers and needs to look through, as a list and as a map. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ExchangePages {
    private static final String LIST = "/exchange";
    private static final String MAP = "/exchange/map";
    private static final int ON_MAP = 40;

    private final Pages pages;
    private final Places places;
    private final ListingCards cards;
    private final FoundListings found;

    ExchangePages(Pages pages, Places places, ListingCards cards, FoundListings found) {
        this.pages = pages;
        this.places = places;
        this.cards = cards;
        this.found = found;
    }

    @Get(LIST)
    HttpResponse<byte[]> list(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var result = found.look(visit, SentQuery.of(request).limit());
        var shown = result.found().hits().stream()
                .filter(hit -> result.listings().containsKey(hit.listingId()))
                .map(hit -> card(visit, hit, result.listings().get(hit.listingId()), null))
                .toList();
        var page = new ExchangePage(found.filter(visit, result), shown, found.pager(LIST, result));
        return answer(visit, result, page);
    }

    @Get(MAP)
    HttpResponse<byte[]> map(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var result = found.look(visit, Math.min(ON_MAP, Page.Request.MOST));
        var sought = result.sought();
        var hits = result.found().hits().stream()
                .filter(hit -> result.listings().containsKey(hit.listingId()))
                .toList();
        var drawing = new MapDrawing(
                hits.stream()
                        .map(hit -> result.listings().get(hit.listingId()))
                        .filter(listing -> listing != null && listing.terms().spot() != null)
                        .toList(),
                sought == null ? null : sought.near());
        var shown = new ArrayList<FoundListing>();
        for (var hit : hits) {
            var number = drawing.numberOf(hit.listingId());
            if (number != null) {
                shown.add(card(visit, hit, result.listings().get(hit.listingId()), number));
            }
        }
        shown.sort(Comparator.comparingInt(each -> each.number() == null ? 0 : each.number()));
        var page =
                drawing.page(found.filter(visit, result), shown, hits.size() - shown.size(), found.pager(MAP, result));
        return answer(visit, result, page);
    }

    /** What else is written of what a form finds asks for the same words. */
    static @Nullable Purpose purpose(SentQuery query) {
        return oneOf(query, "purpose", Purpose.class);
    }

    static @Nullable ExchangeKind kind(SentQuery query) {
        return oneOf(query, "kind", ExchangeKind.class);
    }

    private static <E extends Enum<E>> @Nullable E oneOf(SentQuery query, String name, Class<E> type) {
        return query.text(name, 100)
                .map(value -> Stream.of(type.getEnumConstants())
                        .filter(word -> word.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(() -> Refused.invalid(name, name + " is not one of the words it can be.")))
                .orElse(null);
    }

    private HttpResponse<byte[]> answer(Visit visit, FoundListings.Result result, PageView page) {
        return result.isWrong()
                ? pages.again(visit, Section.EXCHANGE, null, page)
                : pages.show(visit, Section.EXCHANGE, page);
    }

    private FoundListing card(Visit visit, Hit hit, @Nullable Listing listing, @Nullable Integer number) {
        if (listing == null) {
            throw new IllegalArgumentException("nothing was read of " + hit);
        }
        var own = places.all(visit);
        var placeId = own.isEmpty() ? null : (Long) own.getFirst().id();
        return new FoundListing(cards.one(listing, placeId), hit.metres(), number);
    }
}
