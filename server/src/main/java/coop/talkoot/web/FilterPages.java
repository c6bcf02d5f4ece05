package coop.talkoot.web;

import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.posts.filter.Filters;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.FiltersPage;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a visitor would rather not see. */
@Controller(FilterPages.HREF)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class FilterPages {
    static final String HREF = "/settings/filters";
    private static final List<String> FIELDS = List.of("title", "keyword", "contexts", "action", "lasts");
    private static final List<String> DAYS = List.of("0", "1", "7", "30");

    private final Pages pages;
    private final Filters filters;
    private final Clock clock;

    FilterPages(Pages pages, Filters filters, Clock clock) {
        this.pages = pages;
        this.filters = filters;
        this.clock = clock;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var fields = Fields.of(Map.of("whole", "on", "action", "WARN", "context-HOME", "on", "context-PUBLIC", "on"));
        return pages.show(visit, Section.YOU, page(visit, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> create(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var form = Form.of(sent);
        try {
            var contexts = Stream.of(Filter.Context.values())
                    .filter(context -> form.isTicked("context-" + context.name()))
                    .collect(Collectors.toSet());
            var action = form.oneOf("action", Filter.Action.class, "Choose what becomes of it.");
            var days = form.number("lasts", "Choose how long.");
            var terms = new Filter.Terms(
                    form.text("title", 1000),
                    contexts,
                    action,
                    days == 0 ? null : clock.instant().plus(Duration.ofDays(days)));
            filters.create(viewer.actorId(), terms, words(form));
            return pages.go(visit, HREF, "flash.saved");
        } catch (Refused refused) {
            return pages.again(visit, Section.YOU, null, page(visit, Trying.again(form, refused, FIELDS)));
        }
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> delete(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        filters.delete(visit.require().actorId(), SentQuery.id(id));
        return pages.go(visit, HREF, "flash.filterDeleted");
    }

    /** One a line. */
    private static List<Filter.Keyword> words(Form form) {
        var whole = form.isTicked("whole");
        var words = Arrays.stream(form.text("keyword", 5000).split("\n", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> new Filter.Keyword(0, word, whole))
                .toList();
        if (words.isEmpty()) {
            throw Refused.invalid("keyword", "Write at least one word.");
        }
        return words;
    }

    private FiltersPage page(Visit visit, Fields fields) {
        var texts = Frames.texts(visit);
        return new FiltersPage(
                filters.of(visit.require().actorId()).stream()
                        .map(filter -> entry(filter, visit))
                        .toList(),
                fields,
                Stream.of(Filter.Context.values())
                        .map(context -> new Choice(context.name(), texts.say("filters.in." + context.name())))
                        .toList(),
                DAYS.stream()
                        .map(days -> new Choice(days, texts.say("filters.lasts." + days)))
                        .toList());
    }

    private static FiltersPage.Entry entry(Filter filter, Visit visit) {
        var texts = Frames.texts(visit);
        var places = filter.terms().contexts().stream()
                .sorted()
                .map(context -> texts.say("filters.in." + context.name()))
                .collect(Collectors.joining(", "));
        return new FiltersPage.Entry(
                filter.terms().title(),
                filter.keywords().stream().map(Filter.Keyword::text).toList(),
                filter.posts().size(),
                places,
                filter.terms().action() == Filter.Action.HIDE,
                filter.terms().expiresAt(),
                HREF + "/" + filter.id() + "/delete");
    }
}
