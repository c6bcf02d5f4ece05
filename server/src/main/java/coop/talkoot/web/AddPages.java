package coop.talkoot.web;

import coop.talkoot.documents.Attachments;
import coop.talkoot.exchange.Draft;
import coop.talkoot.exchange.Drafts;
import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Resources;
import coop.talkoot.http.SentForm;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.AddPage;
import coop.talkoot.web.view.Fields;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writing an offer or a need, and changing one. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class AddPages {
    private final Pages pages;
    private final Names names;
    private final ListingForms forms;
    private final Listings listings;
    private final Drafts drafts;
    private final Resources resources;
    private final PictureForms pictures;
    private final Attachments attachments;

    AddPages(
            Pages pages,
            Names names,
            ListingForms forms,
            Listings listings,
            Drafts drafts,
            Resources resources,
            PictureForms pictures,
            Attachments attachments) {
        this.pages = pages;
        this.names = names;
        this.forms = forms;
        this.listings = listings;
        this.drafts = drafts;
        this.resources = resources;
        this.pictures = pictures;
        this.attachments = attachments;
    }

    @Get("/add")
    HttpResponse<byte[]> choose(HttpRequest<?> request) {
        var visit = Visit.of(request);
        visit.require();
        var coop = forms.ownGroups(visit).getFirst();
        return pages.show(visit, Section.ADD, coop, new AddPage(names.who(coop)));
    }

    @Get("/add/{purpose:offer|need}")
    HttpResponse<byte[]> form(HttpRequest<?> request, String purpose) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var thing = SentQuery.of(request)
                .id("thing", "one of your things")
                .map(id -> resources.require(id, viewer.actorId()))
                .orElse(null);
        var fields = Fields.of(forms.blank(visit, thing));
        var slots = pictures.slots(List.of());
        return pages.show(visit, Section.ADD, forms.fresh(visit, purpose(purpose), null, fields, slots));
    }

    @Post("/add/{purpose:offer|need}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> publish(HttpRequest<?> request, String purpose, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        visit.require();
        return publish(visit, purpose(purpose), null, SentForm.of(sent));
    }

    @Post("/add/{purpose:offer|need}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> publishWithFiles(HttpRequest<?> request, String purpose, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        visit.require();
        return publish(visit, purpose(purpose), null, SentForm.ofFiles(sent));
    }

    @Get(DraftPages.ROOT + "/{id}")
    HttpResponse<byte[]> draft(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var draft = drafts.require(visit.require().identity(), SentQuery.id(id));
        var slots = pictures.slots(forms.waiting(draft));
        var fields = Fields.of(ListingForms.capitals(draft.content().fields()));
        return pages.show(visit, Section.ADD, forms.fresh(visit, draft.content().purpose(), draft, fields, slots));
    }

    @Post(DraftPages.ROOT + "/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> publishDraft(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var draft = drafts.require(visit.require().identity(), SentQuery.id(id));
        return publish(visit, draft.content().purpose(), draft, SentForm.of(sent));
    }

    @Post(DraftPages.ROOT + "/{id}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    HttpResponse<byte[]> publishDraftWithFiles(HttpRequest<?> request, String id, @Body MultipartBody sent) {
        var visit = Visit.of(request);
        var draft = drafts.require(visit.require().identity(), SentQuery.id(id));
        return publish(visit, draft.content().purpose(), draft, SentForm.ofFiles(sent));
    }

    /** Publishes what was sent, or keeps it as a draft: whichever button it was. */
    private HttpResponse<byte[]> publish(Visit visit, Purpose purpose, @Nullable Draft draft, SentForm sent) {
        var viewer = visit.require();
        var form = Form.of(sent.texts());
        var taken = pictures.take(sent, viewer.identity(), draft == null ? List.of() : forms.waiting(draft));
        try {
            if (form.isTicked("keep")) {
                return keep(visit, purpose, draft, form, taken);
            }
            var said =
                    ListingForms.read(form, viewer, purpose, viewer.language().toLanguageTag());
            if (!said.isRight()) {
                var fields = form.wrong(said.faults(), null);
                return pages.again(visit, Section.ADD, null, forms.fresh(visit, purpose, draft, fields, taken.slots()));
            }
            var wanted = forms.wanted(form, visit, said);
            var listing = draft == null
                    ? taken.on(attachments, () -> listings.publish(wanted))
                    : drafts.publish(
                            viewer.identity(), draft.id(), () -> taken.on(attachments, () -> listings.publish(wanted)));
            return pages.go(visit, names.href(listing.post()), "flash.published");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, ListingForms.FIELDS);
            return pages.again(visit, Section.ADD, null, forms.fresh(visit, purpose, draft, fields, taken.slots()));
        }
    }

    private HttpResponse<byte[]> keep(
            Visit visit, Purpose purpose, @Nullable Draft draft, Form form, PictureForms.Taken taken) {
        var author = visit.require().identity();
        if (taken.wrong() != null) {
            throw taken.wrong();
        }
        var content = new Draft.Content(purpose, ListingForms.typed(form), forms.kept(author, taken.chosen()));
        if (draft == null) {
            drafts.begin(author, content);
        } else {
            drafts.rewrite(author, draft.id(), content);
        }
        return pages.go(visit, OwnListingPages.href("drafts"), "flash.kept");
    }

    @Get("/{folder:offers|needs}/{id}/edit")
    HttpResponse<byte[]> change(HttpRequest<?> request, String folder, String id) {
        var visit = Visit.of(request);
        var listing = own(visit, id);
        var slots = pictures.slots(attachments.ofPost(listing.id()));
        return pages.show(
                visit, Section.EXCHANGE, forms.present(visit, listing, ListingForms.of(listing, visit.zone()), slots));
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
            var said = ListingForms.read(
                    form, viewer, listing.terms().purpose(), listing.post().language());
            if (!said.isRight()) {
                var fields = form.wrong(said.faults(), null);
                return pages.again(visit, Section.EXCHANGE, null, forms.present(visit, listing, fields, taken.slots()));
            }
            var words = said.words()
                    .orElseThrow()
                    .behind(listing.post().warning(), listing.post().isSensitive());
            var terms = said.terms().orElseThrow();
            var category = forms.category(form);
            var seen = ListingForms.stockShown(form).map(listing::shownWith).orElse(listing);
            var changed = sent.hasFiles()
                    ? taken.on(attachments, () -> listings.edit(seen, viewer.identity(), words, terms, category))
                    : listings.edit(seen, viewer.identity(), words, terms, category);
            return pages.go(visit, names.href(changed.post()), "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, ListingForms.FIELDS);
            return pages.again(visit, Section.EXCHANGE, null, forms.present(visit, listing, fields, taken.slots()));
        }
    }

    private Listing own(Visit visit, String id) {
        var listing = listings.require(SentQuery.id(id), visit.require().actorId());
        if (!visit.is(listing.post().author().id())) {
            throw Refused.notAllowed("Only who wrote it can change it.");
        }
        return listing;
    }

    private static Purpose purpose(String word) {
        return word.equals("offer") ? Purpose.OFFER : Purpose.NEED;
    }
}
