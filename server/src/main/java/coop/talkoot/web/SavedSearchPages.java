package coop.talkoot.web;

import coop.talkoot.exchange.Categories;
import coop.talkoot.exchange.Category;
import coop.talkoot.exchange.find.SavedSearch;
import coop.talkoot.exchange.find.SavedSearches;
import coop.talkoot.exchange.find.Sought;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identities;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.FoundListing;
import coop.talkoot.web.view.SavedSearchesPage;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Searches that a visitor keeps, to be told of what fits. */
@Controller(SavedSearchPages.HREF)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class SavedSearchPages {
    static final String HREF = "/exchange/searches";
    private static final List<String> FIELDS = List.of("name");

    private final Pages pages;
    private final SavedSearches searches;
    private final Identities identities;
    private final Categories categories;

    SavedSearchPages(Pages pages, SavedSearches searches, Identities identities, Categories categories) {
        this.pages = pages;
        this.searches = searches;
        this.identities = identities;
        this.categories = categories;
    }

    /** What stands in the address can be kept. */
    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        var asked = new HashMap<String, Object>();
        SearchForm.FIELDS.forEach(
                name -> asked.put(name, request.getParameters().get(name, String.class, "")));
        var sought = SearchForm.sought(Form.of(asked), visit.zone());
        var wording = wording(visit, sought);
        var name = String.join(", ", wording);
        var fields = Fields.of(Map.of("name", name.substring(0, Math.min(name.length(), SavedSearches.LONGEST_NAME))));
        return pages.show(visit, Section.EXCHANGE, page(visit, wording.isEmpty() ? null : fields, sought));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> keep(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        var sought = SearchForm.sought(form, visit.zone());
        try {
            searches.keep(viewer.identity(), form.text("name", 1000), sought);
            return pages.go(visit, HREF, "flash.searchKept");
        } catch (Refused refused) {
            return pages.again(visit, Section.EXCHANGE, null, page(visit, Trying.again(form, refused, FIELDS), sought));
        }
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> letGo(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        searches.letGo(visit.require().actorId(), SentQuery.id(id));
        return pages.go(visit, HREF, "flash.searchGone");
    }

    private SavedSearchesPage page(Visit visit, @Nullable Fields form, Sought sought) {
        return new SavedSearchesPage(
                searches.of(visit.require().actorId()).stream()
                        .map(search -> entry(visit, search))
                        .toList(),
                form,
                SearchForm.values(sought),
                wording(visit, sought));
    }

    private SavedSearchesPage.Entry entry(Visit visit, SavedSearch search) {
        return new SavedSearchesPage.Entry(
                search.name(),
                wording(visit, search.sought()),
                Links.to("/exchange", SearchForm.values(search.sought())),
                HREF + "/" + search.id() + "/delete");
    }

    /** What is looked for, fact by fact. */
    private List<String> wording(Visit visit, Sought sought) {
        var texts = Frames.texts(visit);
        var facts = new ArrayList<String>();
        if (sought.words() != null) {
            facts.add(sought.words());
        }
        if (sought.purpose() != null) {
            facts.add(texts.say("exchange.purpose." + sought.purpose().name().toLowerCase(Locale.ROOT)));
        }
        if (sought.kind() != null) {
            facts.add(texts.say("kind." + sought.kind().name()));
        }
        if (sought.tag() != null) {
            facts.add("#" + sought.tag());
        }
        if (sought.groupId() != null) {
            identities
                    .find(sought.groupId())
                    .map(Identity::displayName)
                    .map(name -> sought.steps() == 0 ? name : texts.say("exchange.from.below", name))
                    .ifPresent(facts::add);
        }
        if (sought.categoryId() != null) {
            categories.find(sought.categoryId()).map(Category::name).ifPresent(facts::add);
        }
        switch (sought.origins()) {
            case ALL -> {}
            case OWN_GROUPS, HERE, ELSEWHERE ->
                facts.add(texts.say("exchange.from." + sought.origins().name()));
        }
        var near = sought.near();
        if (near != null) {
            facts.add(texts.say(
                    "searches.near",
                    FoundListing.distance(near.metres(), texts),
                    near.spot().latitude().toPlainString(),
                    near.spot().longitude().toPlainString()));
        }
        if (sought.withPicture()) {
            facts.add(texts.say("exchange.picture"));
        }
        return facts;
    }
}
