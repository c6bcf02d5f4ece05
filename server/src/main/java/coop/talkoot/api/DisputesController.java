package coop.talkoot.api;

import coop.talkoot.exchange.agreement.Dispute;
import coop.talkoot.exchange.agreement.DisputeLists;
import coop.talkoot.exchange.agreement.Disputes;
import coop.talkoot.exchange.agreement.PanelSeats;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.util.List;

/** How a dispute about an agreement goes on; it is opened by a step of the agreement. */
@Controller(Api.ROOT + "/disputes")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DisputesController {
    private final Disputes disputes;
    private final PanelSeats seats;
    private final DisputeLists lists;
    private final KnownGroups groups;
    private final Clock clock;
    private final Addresses addresses;

    DisputesController(
            Disputes disputes,
            PanelSeats seats,
            DisputeLists lists,
            KnownGroups groups,
            Clock clock,
            Addresses addresses) {
        this.disputes = disputes;
        this.seats = seats;
        this.lists = lists;
        this.groups = groups;
        this.clock = clock;
        this.addresses = addresses;
    }

    /** Of a co-op: what its assembly is to decide, for who enters its word. */
    @Get
    HttpResponse<PageView<AgreementView>> appealed(HttpRequest<?> request, Viewer viewer) {
        var query = SentQuery.of(request);
        var group = groups.require(
                query.id("group", "a group").orElseThrow(() -> Refused.invalid("group", "Say of which group.")));
        var found = lists.appealed(group.id(), viewer.actorId(), query.page());
        return PageView.of(request, found, agreement -> AgreementView.of(agreement, List.of(), clock.instant()));
    }

    @Get("/{id}")
    DisputeView show(String id, Viewer viewer) {
        return DisputeView.of(disputes.require(SentQuery.id(id), viewer.actorId()));
    }

    /** Who was drawn for its panel does not wish to serve. */
    @Delete("/{id}/seat")
    HttpResponse<?> decline(String id, Viewer viewer) {
        var dispute = disputes.require(SentQuery.id(id), viewer.actorId());
        seats.decline(dispute.id(), viewer.identity());
        return HttpResponse.noContent();
    }

    @Post("/{id}/deeds")
    HttpResponse<DisputeView> deed(String id, @Body byte[] body, Viewer viewer) {
        var dispute = disputes.require(SentQuery.id(id), viewer.actorId());
        var sent = SentFields.of(body);
        var deed = sent.oneOf("deed", Dispute.Deed.class, Dispute.Deed.LAPSE);
        var kind = sent.oneOf("remedy", Remedy.Kind.class, Remedy.Kind.NONE);
        var amount = sent.amount("amount").orElse(null);
        var mediator = sent.text("mediator", "");
        var evidence = SentAgreement.evidence(sent);
        sent.done();
        var by = viewer.identity();
        var done = switch (deed) {
            case ANSWER -> disputes.answer(dispute.id(), by, evidence.get());
            case NAME_MEDIATOR -> disputes.nameMediator(dispute.id(), by, addresses.byAddress("mediator", mediator));
            case ACCEPT_MEDIATOR -> disputes.acceptMediator(dispute.id(), by);
            case OFFER -> disputes.offer(dispute.id(), by, new Remedy(kind, amount), evidence.get());
            case ACCEPT_OFFER -> disputes.acceptOffer(dispute.id(), by);
            case CALL_PANEL -> disputes.callPanel(dispute.id(), by);
            case VOTE -> disputes.vote(dispute.id(), by, new Remedy(kind, amount), evidence.get());
            case APPEAL -> disputes.appeal(dispute.id(), by, evidence.get());
            case DECIDE -> disputes.decide(dispute.id(), by, new Remedy(kind, amount), evidence.get());
            case WITHDRAW -> disputes.withdraw(dispute.id(), by);
            case CLAIM, DECLINE, LAPSE, STANDS -> throw Refused.invalid("deed", "Say what is done.");
        };
        return HttpResponse.created(DisputeView.of(done));
    }
}
