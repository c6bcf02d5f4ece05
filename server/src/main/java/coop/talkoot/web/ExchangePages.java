package coop.talkoot.web;

import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.ListingFilter;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.ExchangePage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers and needs to look through. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class ExchangePages {
    private static final List<String> FIELDS = List.of("q", "purpose", "kind", "group", "tag");

    private final Pages pages;
    private final Places places;
    private final ListingCards cards;
    private final Listings listings;

    ExchangePages(Pages pages, Places places, ListingCards cards, Listings listings) {
        this.pages = pages;
        this.places = places;
        this.cards = cards;
        this.listings = listings;
    }

    @Get("/exchange")
    HttpResponse<byte[]> search(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var query = SentQuery.of(request);
        var filter = new ListingFilter(
                query.text("q", 200).orElse(null),
                purpose(query),
                kind(query),
                query.id("group", "a group").orElse(null),
                null,
                query.text("tag", 100)
                        .map(tag -> tag.strip().replaceFirst("^#", "").toLowerCase(Locale.ROOT))
                        .orElse(null));
        var asked = query.page();
        var found = listings.search(filter, visit.actorId(), asked);
        var counts = listings.count(filter, visit.actorId());
        var values = new HashMap<String, String>();
        FIELDS.forEach(name -> values.put(name, query.text(name, 200).orElse("")));
        var groups = places.all(visit);
        var page = new ExchangePage(
                Fields.of(values),
                Choices.groups(groups),
                cards.all(
                        found.items(),
                        groups.isEmpty() ? null : (Long) groups.getFirst().id()),
                counts.getOrDefault(Purpose.OFFER, 0),
                counts.getOrDefault(Purpose.NEED, 0),
                Links.pager("/exchange", values, asked, found));
        return pages.show(visit, Section.EXCHANGE, page);
    }

    static @Nullable Purpose purpose(SentQuery query) {
        return oneOf(query, "purpose", Purpose.class).orElse(null);
    }

    static @Nullable ExchangeKind kind(SentQuery query) {
        return oneOf(query, "kind", ExchangeKind.class).orElse(null);
    }

    private static <E extends Enum<E>> Optional<E> oneOf(SentQuery query, String name, Class<E> type) {
        return query.text(name, 100)
                .map(value -> Stream.of(type.getEnumConstants())
                        .filter(word -> word.name().equalsIgnoreCase(value))
                        .findFirst()
                        .orElseThrow(() -> Refused.invalid(name, name + " is not one of the words it can be.")));
    }
}
