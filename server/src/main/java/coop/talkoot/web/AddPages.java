package coop.talkoot.web;

import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.ExchangeKind;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Quantity;
import coop.talkoot.exchange.Spot;
import coop.talkoot.exchange.Terms;
import coop.talkoot.groups.Membership;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.Audience;
import coop.talkoot.posts.Words;
import coop.talkoot.web.view.AddPage;
import coop.talkoot.web.view.Choice;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.ListingForm;
import coop.talkoot.web.view.PictureSlots;
import coop.talkoot.web.view.PurposeLook;
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
import io.micronaut.http.server.multipart.MultipartBody;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writing an offer or a need, and changing one. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AddPages {
    private static final List<String> FIELDS = Stream.concat(
                    Stream.of(
                            "title",
                            "text",
                            "kind",
                            "quantity",
                            "unit",
                            "inReturn",
                            "place",
                            "due",
                            "openUntil",
                            "tags",
                            "group",
                            "audience"),
                    PictureForms.fields())
            .toList();

    private final Pages pages;
    private final Places places;
    private final Names names;
    private final Listings listings;
    private final PictureForms pictures;
    private final Attachments attachments;

    AddPages(
            Pages pages,
            Places places,
            Names names,
            Listings listings,
            PictureForms pictures,
            Attachments attachments) {
        this.pages = pages;
        this.places = places;
        this.names = names;
        this.listings = listings;
        this.pictures = pictures;
        this.attachments = attachments;
    }

    @Get("/add")
    HttpResponse<byte[]> choose(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        var coop = ownGroups(visit).getFirst();
        return pages.show(visit, Section.ADD, coop, new AddPage(names.who(coop)));
    }

    @Get("/add/{purpose:offer|need}")
    HttpResponse<byte[]> form(HttpRequest<?> request, String purpose) {
        var visit = Visit.of(request);
        visit.require();
        var coop = ownGroups(visit).getFirst();
        var fields = Fields.of(
                Map.of("kind", "GIFT", "unit", "one", "group", Long.toString(coop.id()), "audience", "GROUP"));
        return pages.show(visit, Section.ADD, fresh(visit, purpose, fields, pictures.slots(List.of())));
    }

    @Post("/add/{purpose:offer|need}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> publish(HttpRequest<?> request, String purpose, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        visit.require();
        return publish(visit, purpose, SentForm.of(sent));
    }

    @Post("/add/{purpose:offer|need}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> publishWithFiles(HttpRequest<?> request, String purpose, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        visit.require();
        return publish(visit, purpose, SentForm.ofFiles(sent));
    }

    private HttpResponse<byte[]> publish(Visit visit, String purpose, SentForm sent) {
        var viewer = visit.require();
        var form = Form.of(sent.texts());
        var taken = pictures.take(sent, viewer.identity(), List.of());
        try {
            var terms = terms(form, viewer, look(purpose) == PurposeLook.OFFER ? Purpose.OFFER : Purpose.NEED, null);
            var wanted = new NewListing(
                    viewer.identity(),
                    group(form, visit),
                    form.oneOf("audience", Audience.class, "Choose who sees it."),
                    words(form, viewer.language().toLanguageTag()),
                    terms);
            var listing = taken.on(attachments, () -> listings.publish(wanted));
            return pages.go(visit, names.href(listing.post()), "flash.published");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.ADD, null, fresh(visit, purpose, fields, taken.slots()));
        }
    }

    @Get("/{folder:offers|needs}/{id}/edit")
    HttpResponse<byte[]> change(HttpRequest<?> request, String folder, String id) {
        var visit = Visit.of(request);
        var listing = own(visit, id);
        var slots = pictures.slots(attachments.ofPost(listing.id()));
        return pages.show(visit, Section.EXCHANGE, present(visit, listing, fields(visit, listing), slots));
    }

    @Post("/{folder:offers|needs}/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> save(
            HttpRequest<?> request, String folder, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        return save(visit, own(visit, id), SentForm.of(sent));
    }

    @Post("/{folder:offers|needs}/{id}/edit")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> saveWithFiles(HttpRequest<?> request, String folder, String id, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        return save(visit, own(visit, id), SentForm.ofFiles(sent));
    }

    private HttpResponse<byte[]> save(Visit visit, Listing listing, SentForm sent) {
        var viewer = visit.require();
        var form = Form.of(sent.texts());
        var taken = pictures.take(sent, viewer.identity(), attachments.ofPost(listing.id()));
        try {
            var terms = terms(
                    form, viewer, listing.terms().purpose(), listing.terms().spot());
            var words = words(form, listing.post().language())
                    .behind(listing.post().warning(), listing.post().isSensitive());
            var changed = sent.hasFiles()
                    ? taken.on(attachments, () -> listings.edit(listing, viewer.identity(), words, terms))
                    : listings.edit(listing, viewer.identity(), words, terms);
            return pages.go(visit, names.href(changed.post()), "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, FIELDS);
            return pages.again(visit, Section.EXCHANGE, null, present(visit, listing, fields, taken.slots()));
        }
    }

    private Listing own(Visit visit, String id) {
        var listing = listings.require(SentQuery.id(id), visit.require().actorId());
        if (!visit.is(listing.post().author().id())) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        return listing;
    }

    private List<Identity> ownGroups(Visit visit) {
        visit.require();
        var own = places.memberships(visit).stream().map(Membership::group).toList();
        if (own.isEmpty()) {
            throw Refused.notAllowed("Join a co-op first; offers and needs stand in one.");
        }
        return own;
    }

    private Identity group(Form form, Visit visit) {
        var chosen = form.text("group", 20);
        return ownGroups(visit).stream()
                .filter(group -> Long.toString(group.id()).equals(chosen))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("group", "Choose one of your co-ops."));
    }

    private static Words words(Form form, String language) {
        return Words.typed(
                form.text("title", 1000).replace("\n", " "),
                form.text("text", 100_000),
                language,
                form.words("tags", 2000));
    }

    private static Terms terms(Form form, Viewer viewer, Purpose purpose, @Nullable Spot spot) {
        var quantity = form.text("quantity", 100).strip();
        return new Terms(
                purpose,
                form.oneOf("kind", ExchangeKind.class, "Choose what is given in return."),
                quantity.isEmpty() ? null : Quantity.of(quantity, form.text("unit", 100)),
                form.text("inReturn", 1000),
                form.text("place", 1000),
                spot,
                form.endOfDay("due", viewer.zone()),
                form.endOfDay("openUntil", viewer.zone()));
    }

    private ListingForm fresh(Visit visit, String purpose, Fields fields, PictureSlots slots) {
        var own = ownGroups(visit);
        return new ListingForm(
                look(purpose),
                true,
                "/add/" + purpose,
                fields,
                Choices.groups(own),
                Choices.audiences(Frames.texts(visit), own.getFirst()),
                slots,
                "/add");
    }

    /** A listing stays in its co-op and with its readers: neither can be taken out of others' memory. */
    private ListingForm present(Visit visit, Listing listing, Fields fields, PictureSlots slots) {
        var post = listing.post();
        var group = post.group();
        var audience = Choices.audiences(Frames.texts(visit), group).stream()
                .filter(choice -> choice.value().equals(post.audience().name()))
                .toList();
        return new ListingForm(
                PurposeLook.valueOf(listing.terms().purpose().name()),
                false,
                names.href(post) + "/edit",
                fields,
                group == null ? List.<Choice>of() : Choices.groups(List.of(group)),
                audience,
                slots,
                names.href(post));
    }

    private static Fields fields(Visit visit, Listing listing) {
        var post = listing.post();
        var terms = listing.terms();
        var quantity = terms.quantity();
        var values = new HashMap<String, String>();
        values.put("title", post.title());
        values.put("text", post.text());
        values.put("kind", terms.kind().name());
        values.put("quantity", quantity == null ? "" : quantity.number());
        values.put("unit", quantity == null ? "one" : quantity.unit());
        values.put("inReturn", terms.inReturn());
        values.put("place", terms.place());
        values.put("due", day(visit, terms.due()));
        values.put("openUntil", day(visit, terms.openUntil()));
        values.put("tags", String.join(", ", tagsOutsideText(post)));
        return Fields.of(values);
    }

    /** A #tag of the text goes when the text no longer has it. */
    private static List<String> tagsOutsideText(coop.talkoot.posts.Post post) {
        var inText = new HashSet<>(Words.typed(post.title(), post.text(), post.language(), List.of())
                .tags());
        return post.tags().stream().filter(tag -> !inText.contains(tag)).toList();
    }

    private static String day(Visit visit, @Nullable Instant moment) {
        return moment == null ? "" : LocalDate.ofInstant(moment, visit.zone()).toString();
    }

    private static PurposeLook look(String purpose) {
        return purpose.equals("offer") ? PurposeLook.OFFER : PurposeLook.NEED;
    }
}
