package coop.talkoot.web;

import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.MotionFilter;
import coop.talkoot.governance.Motions;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Pager;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import coop.talkoot.web.view.decision.DecisionCard;
import coop.talkoot.web.view.decision.DecisionsPage;
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
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a co-op talks over, votes on and has decided. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DecisionListPages {
    /** Which of them stand on the page. */
    private enum Show {
        DISCUSSION,
        VOTING,
        DECIDED
    }

    private final Pages pages;
    private final Places places;
    private final Known known;
    private final Names names;
    private final Motions motions;
    private final Decisions decisions;
    private final DecisionCards cards;
    private final Memberships memberships;

    DecisionListPages(
            Pages pages,
            Places places,
            Known known,
            Names names,
            Motions motions,
            Decisions decisions,
            DecisionCards cards,
            Memberships memberships) {
        this.pages = pages;
        this.places = places;
        this.known = known;
        this.names = names;
        this.motions = motions;
        this.decisions = decisions;
        this.cards = cards;
        this.memberships = memberships;
    }

    /** Those of the visitor's own co-op. */
    @Get("/decisions")
    HttpResponse<byte[]> own(HttpRequest<?> request) {
        var visit = Visit.of(request);
        return places.own(visit)
                .or(() -> places.all(visit).stream().findFirst())
                .map(group -> show(visit, group))
                .orElseGet(() -> pages.go("/"));
    }

    @Get("/{folder:groups|people}/{name}/decisions")
    HttpResponse<byte[]> of(HttpRequest<?> request, String folder, String name) {
        return show(Visit.of(request), known.group(folder, name).identity());
    }

    private HttpResponse<byte[]> show(Visit visit, Identity group) {
        var query = SentQuery.of(visit.request());
        var words = query.text("q", 200).orElse(null);
        var type = type(query.text("type", 100).orElse(""));
        var shown = query.text("show", 100)
                .map(DecisionListPages::show)
                .orElse(decisions.countOpen(group.id()) > 0 ? Show.VOTING : Show.DISCUSSION);
        var asked = query.page();
        var values = new HashMap<String, String>();
        values.put("q", words == null ? "" : words);
        values.put("type", type == null ? "" : type.name());
        var filter = Fields.of(values);
        values.put("show", shown.name());
        var href = names.href(group) + "/decisions";
        var texts = Frames.texts(visit);
        if (shown == Show.DISCUSSION) {
            var found = motions.search(
                    new MotionFilter(words, group.id(), null, type, Motion.State.PROPOSED), visit.actorId(), asked);
            return page(
                    visit,
                    group,
                    shown,
                    filter,
                    cards.motions(found.items()),
                    Links.pager(href, values, asked, found),
                    texts);
        }
        var found = decisions.search(
                new DecisionFilter(words, group.id(), null, type, shown == Show.DECIDED, null), visit.actorId(), asked);
        return page(
                visit,
                group,
                shown,
                filter,
                cards.votes(found.items(), visit),
                Links.pager(href, values, asked, found),
                texts);
    }

    private HttpResponse<byte[]> page(
            Visit visit,
            Identity group,
            Show shown,
            Fields filter,
            List<DecisionCard> cards,
            Pager pager,
            Texts texts) {
        var viewer = visit.viewer();
        var href = names.href(group);
        var isMember = viewer != null && memberships.may(group.id(), viewer.actorId(), Right.WRITE);
        var page = new DecisionsPage(
                names.who(group),
                href + "/decisions",
                tabs(href + "/decisions", shown, texts),
                shown.name(),
                filter,
                types(texts, true),
                cards,
                pager,
                isMember ? href + "/proposals/new" : null,
                href + "/charter",
                isMember && group.isLocal() ? href + "/delegations" : null);
        return pages.show(visit, Section.DECISIONS, group, page);
    }

    private static List<Tab> tabs(String href, Show shown, Texts texts) {
        return Stream.of(Show.values())
                .map(each -> new Tab(
                        texts.say("decisions.tab." + each), Links.to(href, Map.of("show", each.name())), each == shown))
                .toList();
    }

    /** What a proposal can be about. */
    static List<Choice> types(Texts texts, boolean isFilter) {
        var all = Stream.of(Motion.Type.values())
                .map(type -> new Choice(type.name(), texts.say("decision.type." + type)));
        return isFilter
                ? Stream.concat(Stream.of(new Choice("", texts.say("decisions.anyType"))), all)
                        .toList()
                : all.toList();
    }

    private static Motion.@Nullable Type type(String value) {
        return value.isEmpty()
                ? null
                : Stream.of(Motion.Type.values())
                        .filter(type -> type.name().equals(value.toUpperCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> Refused.invalid("type", "type is not one of the words it can be."));
    }

    private static Show show(String value) {
        return Stream.of(Show.values())
                .filter(each -> each.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("show", "show is not one of the words it can be."));
    }
}
