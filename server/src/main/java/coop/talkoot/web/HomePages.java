package coop.talkoot.web;

import coop.talkoot.documents.Attachments;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Notes;
import coop.talkoot.posts.Timelines;
import coop.talkoot.posts.Words;
import coop.talkoot.posts.filter.Filter;
import coop.talkoot.web.view.Composer;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.HomePage;
import coop.talkoot.web.view.PictureSlots;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first page: for members what happened, for everybody else what this co-op is. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class HomePages {
    private final Pages pages;
    private final Places places;
    private final Facts facts;
    private final Requests requests;
    private final Waiting waiting;
    private final PostCards cards;
    private final Names names;
    private final Timelines timelines;
    private final Notes notes;
    private final GroupSheets groups;
    private final PictureForms pictures;
    private final Attachments attachments;

    HomePages(
            Pages pages,
            Places places,
            Facts facts,
            Requests requests,
            Waiting waiting,
            PostCards cards,
            Names names,
            Timelines timelines,
            Notes notes,
            GroupSheets groups,
            PictureForms pictures,
            Attachments attachments) {
        this.pages = pages;
        this.places = places;
        this.facts = facts;
        this.requests = requests;
        this.waiting = waiting;
        this.cards = cards;
        this.names = names;
        this.timelines = timelines;
        this.notes = notes;
        this.groups = groups;
        this.pictures = pictures;
        this.attachments = attachments;
    }

    @Get("/")
    HttpResponse<byte[]> home(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var viewer = visit.viewer();
        if (viewer == null) {
            var coop = places.all(visit).stream().findFirst();
            return coop.isPresent()
                    ? pages.show(visit, Section.HOME, coop.get(), groups.page(coop.get(), visit))
                    : pages.go("/sign-in");
        }
        var coop = places.own(visit).orElse(null);
        var fields = Fields.of(Map.of("audience", coop == null ? "PUBLIC" : "GROUP"));
        return pages.show(visit, Section.HOME, page(visit, viewer, coop, fields, pictures.slots(List.of())));
    }

    @Post("/")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> write(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        visit.require();
        return publish(visit, SentForm.of(sent));
    }

    @Post("/")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> writeWithFiles(HttpRequest<?> request, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        visit.require();
        return publish(visit, SentForm.ofFiles(sent));
    }

    private HttpResponse<byte[]> publish(Visit visit, SentForm sent) {
        var viewer = visit.require();
        var coop = places.own(visit).orElse(null);
        var form = Form.of(sent.texts());
        var taken = pictures.take(sent, viewer.identity(), List.of());
        try {
            var audience = form.oneOf("audience", Audience.class, "Choose who sees it.");
            var group = isOfGroups(audience) ? coop : null;
            taken.on(attachments, () -> {
                var words = Words.typed(
                                "",
                                form.text("text", 100_000),
                                viewer.language().toLanguageTag(),
                                List.of())
                        .behind(form.text("warning", 2_000), false);
                return form.text("answers", 10_000).isBlank()
                        ? notes.publish(viewer.identity(), group, audience, words, List.of())
                        : notes.ask(viewer.identity(), group, audience, words, List.of(), PollCards.asked(form));
            });
            return pages.go(visit, "/", "flash.posted");
        } catch (Refused refused) {
            var own = Stream.concat(Stream.of("text", "warning", "answers", "audience"), PictureForms.fields());
            var fields = Trying.again(form, refused, own.toList());
            return pages.again(visit, Section.HOME, null, page(visit, viewer, coop, fields, taken.slots()));
        }
    }

    /** What goes to whoever follows its author is nothing of the co-op's. */
    private static boolean isOfGroups(Audience audience) {
        return switch (audience) {
            case PUBLIC, GROUP, DIRECT -> true;
            case UNLISTED, FOLLOWERS -> false;
        };
    }

    private HomePage page(Visit visit, Viewer viewer, @Nullable Identity coop, Fields fields, PictureSlots slots) {
        var asked = SentQuery.of(visit.request()).page();
        var tab = tab(visit, coop);
        var found = switch (tab) {
            case "following" -> timelines.home(viewer.actorId(), asked);
            case "announcements" -> timelines.announcements(viewer.actorId(), asked);
            default -> timelines.ofGroup(coop == null ? 0 : coop.id(), viewer.actorId(), asked);
        };
        var placeId = coop == null ? null : (Long) coop.id();
        var values = tab.equals("group") ? Map.<String, String>of() : Map.of("tab", tab);
        return new HomePage(
                viewer.identity().displayName(),
                new Composer("/", fields, Choices.noteAudiences(Frames.texts(visit), coop), slots),
                tabs(visit, coop, tab),
                cards.stream(found.items(), visit, placeId, Filter.Context.HOME),
                Links.pager("/", values, asked, found),
                coop == null ? null : facts.of(coop, visit),
                coop == null ? List.of() : requests.of(coop, visit),
                waiting.of(visit),
                coop == null ? "/" : names.href(coop));
    }

    private static String tab(Visit visit, @Nullable Identity coop) {
        var asked = visit.request().getParameters().get("tab");
        if ("following".equals(asked) || "announcements".equals(asked)) {
            return asked;
        }
        return coop == null ? "following" : "group";
    }

    private static List<Tab> tabs(Visit visit, @Nullable Identity coop, String current) {
        var texts = Frames.texts(visit);
        var following = new Tab(texts.say("home.tab.following"), "/?tab=following", current.equals("following"));
        var news = new Tab(texts.say("home.tab.announcements"), "/?tab=announcements", current.equals("announcements"));
        return coop == null
                ? List.of(following, news)
                : List.of(
                        new Tab(texts.say("home.tab.group", coop.displayName()), "/", current.equals("group")),
                        following,
                        news);
    }
}
