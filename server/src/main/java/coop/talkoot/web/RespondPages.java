package coop.talkoot.web;

import coop.talkoot.exchange.Listing;
import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.NewAgreement;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.http.SentQuery;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answering an offer or need: the first word of an agreement. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class RespondPages {
    private final Pages pages;
    private final Reading reading;
    private final Listings listings;
    private final Agreements agreements;
    private final TermsForms terms;

    RespondPages(Pages pages, Reading reading, Listings listings, Agreements agreements, TermsForms terms) {
        this.pages = pages;
        this.reading = reading;
        this.listings = listings;
        this.agreements = agreements;
        this.terms = terms;
    }

    @Post("/posts/{id}/respond")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> respond(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var listing = listings.require(SentQuery.id(id), viewer.actorId());
        var whole = Form.of(sent);
        var form = whole.within(Responding.ID + "-");
        try {
            var made = propose(listing, visit, form, whole.text("key", 60));
            return pages.go(
                    visit,
                    AgreementLines.href(made.id()),
                    "flash.responded",
                    listing.post().author().displayName());
        } catch (Refused refused) {
            var named = new HashMap<>(TermsForms.RENAMED);
            named.put("partner", "words");
            var fields = Trying.again(form, Renamed.of(refused, named), StepForms.FIELDS);
            var tried = new StepForms.Tried(Responding.ID, StepForms.prefixed(Responding.ID, fields), List.of());
            return pages.again(
                    visit,
                    Section.EXCHANGE,
                    listing.post().group(),
                    reading.answered(listing, visit, Fields.empty(), tried));
        }
    }

    private Agreement propose(Listing listing, Visit visit, Form form, String key) {
        var kind = AgreementKind.of(listing.terms().kind());
        var wanted = terms.read(kind, form, visit.zone(), null);
        return agreements.propose(new NewAgreement(
                Origin.LOCAL,
                key.isEmpty() ? null : key,
                visit.require().identity(),
                listing.post().author(),
                Side.RECEIVER,
                listing,
                "",
                wanted,
                Evidence.of(form.text("words", 10_000))));
    }
}
