package coop.talkoot.api;

import coop.talkoot.documents.Attachments;
import coop.talkoot.documents.Chosen;
import coop.talkoot.exchange.Draft;
import coop.talkoot.exchange.Drafts;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.NewListing;
import coop.talkoot.exchange.Purpose;
import coop.talkoot.exchange.Slip;
import coop.talkoot.http.Problem;
import coop.talkoot.http.Rejected;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Offers and needs that are begun. */
@Controller(Api.ROOT + "/drafts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DraftsController {
    private static final List<String> FIELDS =
            Stream.concat(Slip.FIELDS.stream(), Stream.of("group", "thing")).toList();

    private final Drafts drafts;
    private final Listings listings;
    private final KnownGroups groups;
    private final Attachments attachments;
    private final PostViews views;
    private final Idempotency idempotency;

    DraftsController(
            Drafts drafts,
            Listings listings,
            KnownGroups groups,
            Attachments attachments,
            PostViews views,
            Idempotency idempotency) {
        this.drafts = drafts;
        this.listings = listings;
        this.groups = groups;
        this.attachments = attachments;
        this.views = views;
        this.idempotency = idempotency;
    }

    @Get
    HttpResponse<PageView<DraftView>> all(HttpRequest<?> request, Viewer viewer) {
        var page = drafts.of(viewer.identity(), SentQuery.of(request).page());
        return PageView.of(request, page, DraftView::of);
    }

    @Post
    HttpResponse<DraftView> begin(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var content = content(body);
        var id = idempotency.once(
                request,
                body,
                viewer,
                () -> drafts.begin(viewer.identity(), content).id());
        return HttpResponse.created(DraftView.of(drafts.require(viewer.identity(), id)));
    }

    @Get("/{id}")
    DraftView show(String id, Viewer viewer) {
        return DraftView.of(drafts.require(viewer.identity(), SentQuery.id(id)));
    }

    /** All of it anew. */
    @Put("/{id}")
    DraftView rewrite(String id, @Body byte[] body, Viewer viewer) {
        return DraftView.of(drafts.rewrite(viewer.identity(), SentQuery.id(id), content(body)));
    }

    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    void delete(String id, Viewer viewer) {
        drafts.delete(viewer.identity(), SentQuery.id(id));
    }

    /** All that is wrong is said at once, and the draft stays. */
    @Post("/{id}/publish")
    @Consumes(MediaType.ALL)
    HttpResponse<PostView> publish(String id, Viewer viewer) {
        var draft = drafts.require(viewer.identity(), SentQuery.id(id));
        var content = draft.content();
        var said =
                Slip.read(content.fields(), content.purpose(), viewer.language().toLanguageTag(), viewer.zone());
        if (!said.isRight()) {
            throw Rejected.unacceptable(said.faults().entrySet().stream()
                    .map(fault -> new Problem.Fault(fault.getKey(), fault.getValue()))
                    .toList());
        }
        var group = id(content, "group");
        if (group == null) {
            throw Refused.invalid("group", "Choose one of your co-ops.");
        }
        var wanted = new NewListing(
                viewer.identity(),
                groups.require(group).identity(),
                said.audience().orElseThrow(),
                said.words().orElseThrow(),
                said.terms().orElseThrow(),
                id(content, "thing"),
                id(content, "category"));
        var chosen = content.fileIds().stream().map(Chosen::of).toList();
        var listing = drafts.publish(
                viewer.identity(), draft.id(), () -> attachments.enclosing(chosen, () -> listings.publish(wanted)));
        return HttpResponse.created(views.one(listing.post(), viewer));
    }

    private static Draft.Content content(byte[] body) {
        var sent = SentFields.of(body);
        var purpose = sent.oneOf("purpose", Purpose.class);
        var media = sent.texts("media", List.of());
        var fields = sent.part("fields").map(DraftsController::fields).orElse(Map.of());
        sent.done();
        return new Draft.Content(
                purpose, fields, media.stream().map(SentQuery::id).toList());
    }

    private static Map<String, String> fields(SentFields sent) {
        var fields = new HashMap<String, String>();
        for (var name : FIELDS) {
            var value = sent.text(name, "");
            if (!value.isEmpty()) {
                fields.put(name, value);
            }
        }
        return fields;
    }

    private static @Nullable Long id(Draft.Content content, String field) {
        var typed = content.fields().getOrDefault(field, "").strip();
        if (typed.isEmpty()) {
            return null;
        }
        return SentFields.readId(typed).orElseThrow(() -> Refused.invalid(field, "This must be an id, as a text."));
    }
}
