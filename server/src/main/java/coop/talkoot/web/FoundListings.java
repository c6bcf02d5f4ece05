package coop.talkoot.web;

import coop.talkoot.exchange.Categories;
import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.find.Catalogue;
import coop.talkoot.exchange.find.Counts;
import coop.talkoot.exchange.find.Found;
import coop.talkoot.exchange.find.Origins;
import coop.talkoot.exchange.find.Sought;
import coop.talkoot.groups.Membership;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Timelines;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.ExchangeFilter;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Pager;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks for what a form says, for the list and the map. */
@Singleton
final class FoundListings {
    private static final Counts NOTHING = new Counts(Map.of(), Map.of(), 0, 0, true);

    private final Catalogue catalogue;
    private final Listings listings;
    private final Timelines timelines;
    private final Places places;
    private final Categories categories;
    private final Affiliations affiliations;
    private final Clock clock;

    FoundListings(
            Catalogue catalogue,
            Listings listings,
            Timelines timelines,
            Places places,
            Categories categories,
            Affiliations affiliations,
            Clock clock) {
        this.catalogue = catalogue;
        this.listings = listings;
        this.timelines = timelines;
        this.places = places;
        this.categories = categories;
        this.affiliations = affiliations;
        this.clock = clock;
    }

    /** What was found; {@code wrong} when the form could not be understood, and then nothing was. */
    record Result(
            Fields fields,
            Map<String, String> values,
            @Nullable Sought sought,
            Found found,
            Map<Long, Listing> listings,
            Counts counts,
            @Nullable String before) {
        boolean isWrong() {
            return fields.isWrong();
        }
    }

    Result look(Visit visit, int limit) {
        var asked = new HashMap<String, Object>();
        var parameters = visit.request().getParameters();
        SearchForm.FIELDS.forEach(name -> asked.put(name, parameters.get(name, String.class, "")));
        var form = Form.of(asked);
        var before = parameters.get("before");
        try {
            var sought = SearchForm.sought(form, visit.zone());
            var order = SearchForm.order(form, sought);
            var found = catalogue.search(sought, order, visit.actorId(), limit, before);
            var counts =
                    catalogue.count(found.meant() == null ? sought : sought.withWords(found.meant()), visit.actorId());
            var values = values(form);
            return new Result(Fields.of(values), values, sought, found, read(found.ids()), counts, before);
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, SearchForm.FIELDS);
            return new Result(
                    fields, fields.values(), null, new Found(List.of(), null, null), Map.of(), NOTHING, before);
        }
    }

    private static Map<String, String> values(Form form) {
        Map<String, String> values = new HashMap<String, String>();
        SearchForm.FIELDS.forEach(name -> values.put(name, form.text(name, 200)));
        return values;
    }

    private Map<Long, Listing> read(List<Long> ids) {
        return listings.among(timelines.inOrder(ids));
    }

    ExchangeFilter filter(Visit visit, Result result) {
        var counts = result.counts();
        var kinds = new HashMap<String, Integer>();
        for (var kind : ExchangeKind.values()) {
            kinds.put(kind.name(), counts.of(kind));
        }
        var sought = result.sought();
        var mayKeep = visit.viewer() != null
                && sought != null
                && !SearchForm.values(sought).values().stream().allMatch(String::isEmpty);
        return new ExchangeFilter(
                result.fields(),
                origins(visit),
                shelves(visit, sought),
                kinds,
                counts.of(Purpose.OFFER),
                counts.of(Purpose.NEED),
                counts.withPicture(),
                counts.total(),
                counts.isAll(),
                result.found().meant(),
                Links.to("/exchange", result.values()),
                Links.to("/exchange/map", result.values()),
                mayKeep && sought != null ? Links.to(SavedSearchPages.HREF, SearchForm.values(sought)) : null);
    }

    /** Those of the co-op that was chosen, else of the visitor's own. */
    private List<Choice> shelves(Visit visit, @Nullable Sought sought) {
        var own = new LinkedHashMap<Long, Identity>();
        places.memberships(visit).stream()
                .map(Membership::group)
                .filter(Identity::isLocal)
                .forEach(group -> own.put(group.id(), group));
        var chosen = sought == null ? null : sought.groupId();
        var isOne = chosen != null || own.size() == 1;
        return categories.ofAll(chosen == null ? own.keySet() : List.of(chosen)).stream()
                .map(shelf -> new Choice(
                        Long.toString(shelf.id()),
                        isOne
                                ? shelf.name()
                                : shelf.name() + " · "
                                        + Objects.requireNonNull(own.get(shelf.groupId()))
                                                .displayName()))
                .toList();
    }

    Pager pager(String path, Result result) {
        var values = new HashMap<>(result.values());
        var first = result.before() == null ? null : Links.to(path, values);
        if (result.found().next() == null) {
            return new Pager(first, null);
        }
        values.put("before", result.found().next());
        return new Pager(first, Links.to(path, values));
    }

    List<Choice> origins(Visit visit) {
        var texts = Frames.texts(visit);
        var choices = new ArrayList<Choice>();
        if (visit.viewer() != null) {
            choices.add(new Choice(Origins.OWN_GROUPS.name(), texts.say("exchange.from.OWN_GROUPS")));
        }
        choices.add(new Choice(Origins.HERE.name(), texts.say("exchange.from.HERE")));
        choices.add(new Choice(Origins.ELSEWHERE.name(), texts.say("exchange.from.ELSEWHERE")));
        var groups = places.all(visit);
        choices.addAll(Choices.groups(groups));
        affiliations.federationsOf(groups.stream().map(Identity::id).toList(), clock.instant()).stream()
                .map(above -> new Choice(
                        SearchForm.BELOW + above.id(), texts.say("exchange.from.below", above.displayName())))
                .forEach(choices::add);
        return choices;
    }
}
