package coop.talkoot.api;

import coop.talkoot.exchange.Listings;
import coop.talkoot.exchange.agreement.Agreement;
import coop.talkoot.exchange.agreement.AgreementFilter;
import coop.talkoot.exchange.agreement.AgreementKind;
import coop.talkoot.exchange.agreement.Agreements;
import coop.talkoot.exchange.agreement.NewAgreement;
import coop.talkoot.exchange.agreement.NewStep;
import coop.talkoot.exchange.agreement.Owings;
import coop.talkoot.exchange.agreement.Phase;
import coop.talkoot.exchange.agreement.Side;
import coop.talkoot.exchange.agreement.Standing;
import coop.talkoot.exchange.agreement.Step;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;

/** What somebody agreed on with others, and the steps they take. */
@Controller(Api.ROOT + "/agreements")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AgreementsController {
    private final Agreements agreements;
    private final Owings owings;
    private final Listings listings;
    private final Addresses addresses;
    private final Clock clock;

    AgreementsController(Agreements agreements, Owings owings, Listings listings, Addresses addresses, Clock clock) {
        this.agreements = agreements;
        this.owings = owings;
        this.listings = listings;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Get
    HttpResponse<PageView<AgreementView>> list(HttpRequest<?> request, Viewer viewer) {
        var query = SentQuery.of(request);
        var filter = new AgreementFilter(
                query.oneOf("kind", AgreementKind.class).orElse(null),
                query.oneOf("phase", Phase.class).orElse(null),
                query.id("listing", "a listing").orElse(null),
                query.text("awaiting", 5)
                        .filter("me"::equals)
                        .map(me -> Standing.WAITING)
                        .orElse(null));
        var page = agreements.ofActor(viewer.actorId(), filter, query.page());
        return PageView.of(request, page, agreement -> view(agreement, viewer));
    }

    /** An answer to a listing names it; anything else names the partner, and which side one is on. */
    @Post
    HttpResponse<AgreementView> propose(HttpRequest<?> request, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var listingId = sent.id("listing");
        var partner = sent.text("partner", "");
        var side = sent.oneOf("side", Side.class, Side.RECEIVER);
        var title = sent.text("title", "");
        var kind = sent.oneOf("kind", AgreementKind.class, AgreementKind.LOAN);
        var terms = sent.part("terms").map(part -> SentAgreement.terms(kind, part));
        var evidence = SentAgreement.evidence(sent);
        sent.done();
        if (terms.isEmpty()) {
            throw Refused.invalid("terms", "Say on which terms.");
        }
        var listing =
                listingId.map(id -> listings.require(id, viewer.actorId())).orElse(null);
        var made = agreements.propose(new NewAgreement(
                Origin.LOCAL,
                request.getHeaders().get(Idempotency.HEADER),
                viewer.identity(),
                listing == null
                        ? addresses.byAddress("partner", partner)
                        : listing.post().author(),
                side,
                listing,
                title,
                terms.get().get(),
                evidence.get()));
        return HttpResponse.created(view(made, viewer));
    }

    @Get("/{id}")
    AgreementView show(String id, Viewer viewer) {
        return view(require(id, viewer), viewer);
    }

    @Post("/{id}/steps")
    HttpResponse<AgreementView> step(HttpRequest<?> request, String id, @Body byte[] body, Viewer viewer) {
        var agreement = require(id, viewer);
        var sent = SentFields.of(body);
        var version = sent.has("version") ? sent.whole("version", 1, Integer.MAX_VALUE) : null;
        var step = SentAgreement.step(sent.oneOf("step", Step.Name.class, Step.Name.CONFIRM), agreement.kind(), sent);
        if (!sent.has("step")) {
            throw Refused.invalid("step", "Say which step.");
        }
        sent.done();
        var taken = agreements.take(new NewStep(
                agreement.id(),
                viewer.identity(),
                step.get(),
                Origin.LOCAL,
                request.getHeaders().get(Idempotency.HEADER),
                version));
        return HttpResponse.created(view(taken, viewer));
    }

    /** They are few, so there is one page. */
    @Get("/{id}/steps")
    HttpResponse<PageView<AgreementStepView>> history(HttpRequest<?> request, String id, Viewer viewer) {
        var history = agreements.history(require(id, viewer));
        return PageView.answer(
                request, history.stream().map(AgreementStepView::of).toList(), null);
    }

    @Get("/{id}/events")
    HttpResponse<PageView<EconomicEventView>> events(HttpRequest<?> request, String id, Viewer viewer) {
        List<EconomicEventView> events = agreements.events(require(id, viewer)).stream()
                .map(EconomicEventView::of)
                .toList();
        return PageView.answer(request, events, null);
    }

    /** What the end of its dispute left to give, or what became of that. */
    @Get("/{id}/owing")
    OwingView owing(String id, Viewer viewer) {
        return owings.of(require(id, viewer))
                .map(OwingView::of)
                .orElseThrow(() -> Refused.notFound("Nothing is left to give of this."));
    }

    /** Sent again, it tries once more what is still owed, and nothing else. */
    @Post("/{id}/owing")
    OwingView giveAgain(String id, Viewer viewer) {
        return OwingView.of(owings.again(require(id, viewer).id(), viewer.actorId()));
    }

    private Agreement require(String id, Viewer viewer) {
        return agreements.require(SentQuery.id(id), viewer.actorId());
    }

    private AgreementView view(Agreement agreement, Viewer viewer) {
        return AgreementView.of(agreement, agreements.open(agreement, viewer.actorId()), clock.instant());
    }
}
