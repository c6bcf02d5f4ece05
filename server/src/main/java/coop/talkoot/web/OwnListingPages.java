package coop.talkoot.web;

import coop.talkoot.exchange.Draft;
import coop.talkoot.exchange.Drafts;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.OwnListings;
import coop.talkoot.exchange.OwnListings.Standing;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Page;
import coop.talkoot.platform.Texts;
import coop.talkoot.web.view.OwnListingsPage;
import coop.talkoot.web.view.OwnListingsPage.Deed;
import coop.talkoot.web.view.OwnListingsPage.Line;
import coop.talkoot.web.view.PurposeLook;
import coop.talkoot.web.view.Section;
import coop.talkoot.web.view.Tab;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the visitor has offered and asked for, by how it stands, and laying it to rest and opening it again. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class OwnListingPages {
    static final String ROOT = "/exchange/mine";

    private final Pages pages;
    private final Names names;
    private final Listings listings;
    private final OwnListings own;
    private final Drafts drafts;

    OwnListingPages(Pages pages, Names names, Listings listings, OwnListings own, Drafts drafts) {
        this.pages = pages;
        this.names = names;
        this.listings = listings;
        this.own = own;
        this.drafts = drafts;
    }

    static String href(String show) {
        return ROOT + "?show=" + show;
    }

    /** The pages about one's own, with the one that is shown. */
    static List<Tab> tabs(Texts texts, String shown) {
        return Stream.of("open", "ending", "archived", "drafts", "things")
                .map(name -> new Tab(
                        texts.say("mine." + name),
                        name.equals("things") ? ThingPages.ROOT : href(name),
                        name.equals(shown)))
                .toList();
    }

    @Get(ROOT)
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        var me = visit.require().identity();
        var query = SentQuery.of(request);
        var asked = query.page();
        var show = query.text("show", 20).orElse("open");
        return switch (show) {
            case "ending" -> listings(visit, me, Standing.ENDING, show, asked);
            case "archived" -> listings(visit, me, Standing.ARCHIVED, show, asked);
            case "drafts" -> {
                var page = drafts.of(me, asked);
                yield answer(
                        visit,
                        show,
                        page.items().stream().map(OwnListingPages::line).toList(),
                        asked,
                        page);
            }
            default -> listings(visit, me, Standing.OPEN, "open", asked);
        };
    }

    @Post("/posts/{id}/archive")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> archive(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var listing = listings.archive(listing(visit, id), visit.require().identity());
        return pages.go(visit, names.href(listing.post()), "flash.archived");
    }

    @Post("/posts/{id}/reopen")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> reopen(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var listing = listings.reopen(listing(visit, id), visit.require().identity());
        return pages.go(visit, names.href(listing.post()), "flash.reopened");
    }

    @Post("/posts/{id}/renew")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> renew(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var listing = listings.renew(listing(visit, id), visit.require().identity());
        return pages.go(visit, names.href(listing.post()), "flash.renewed", Listings.RENEWED_FOR.toDays());
    }

    private Listing listing(Visit visit, String id) {
        return listings.require(SentQuery.id(id), visit.require().actorId());
    }

    private HttpResponse<byte[]> listings(
            Visit visit, Identity me, Standing standing, String show, Page.Request asked) {
        var page = own.of(me.id(), standing, asked);
        var lines =
                page.items().stream().map(listing -> line(listing, standing)).toList();
        return answer(visit, show, lines, asked, page);
    }

    private HttpResponse<byte[]> answer(Visit visit, String show, List<Line> lines, Page.Request asked, Page<?> page) {
        return pages.show(
                visit,
                Section.EXCHANGE,
                new OwnListingsPage(
                        show,
                        tabs(Frames.texts(visit), show),
                        lines,
                        Links.pager(ROOT, Map.of("show", show), asked, page)));
    }

    private Line line(Listing listing, Standing standing) {
        var post = listing.post();
        var group = post.group();
        var deeds = "/posts/" + post.id() + "/";
        return new Line(
                PurposeLook.valueOf(listing.terms().purpose().name()),
                post.title(),
                names.href(post),
                group == null ? "" : group.displayName(),
                listing.terms().openUntil(),
                null,
                switch (standing) {
                    case OPEN -> List.of(new Deed("archive", deeds + "archive"));
                    case ENDING -> List.of(new Deed("renew", deeds + "renew"), new Deed("archive", deeds + "archive"));
                    case ARCHIVED -> List.of(new Deed("reopen", deeds + "reopen"));
                });
    }

    private static Line line(Draft draft) {
        var href = DraftPages.ROOT + "/" + draft.id();
        return new Line(
                PurposeLook.valueOf(draft.content().purpose().name()),
                draft.title(),
                href,
                "",
                null,
                draft.editedAt(),
                List.of(new Deed("delete", href + "/delete")));
    }
}
