package coop.talkoot.api;

import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.groups.affiliation.FederationTerms;
import coop.talkoot.groups.affiliation.Federations;
import coop.talkoot.groups.affiliation.Joining;
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
import java.util.List;

/** Groups in groups; to join, leave, stay, admit by vote and expel are motions, and happen when they have passed. */
@Controller(Api.ROOT + "/groups/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FederationsController {
    private final KnownGroups known;
    private final Federations federations;
    private final Affiliations affiliations;
    private final Joining joining;
    private final Memberships memberships;

    FederationsController(
            KnownGroups known,
            Federations federations,
            Affiliations affiliations,
            Joining joining,
            Memberships memberships) {
        this.known = known;
        this.federations = federations;
        this.affiliations = affiliations;
        this.joining = joining;
        this.memberships = memberships;
    }

    @Get("/parents")
    HttpResponse<PageView<AffiliationView>> parents(HttpRequest<?> request, String id) {
        var page = affiliations.currentAbove(
                known.require(id).id(), SentQuery.of(request).page());
        return PageView.of(request, page, AffiliationView::of);
    }

    @Get("/children")
    HttpResponse<PageView<AffiliationView>> children(HttpRequest<?> request, String id) {
        var page = affiliations.currentBelow(
                known.require(id).id(), SentQuery.of(request).page());
        return PageView.of(request, page, AffiliationView::of);
    }

    @Get("/federation")
    FederationView federation(String id) {
        var group = known.requireLocal(id);
        if (!federations.isOne(group.id())) {
            throw Refused.notFound("This group is no federation.");
        }
        return FederationView.of(federations.terms(group.id()));
    }

    @Put("/federation")
    FederationView change(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        var sent = SentFields.of(body);
        var scope = sent.oneOf("scope", FederationTerms.Scope.class);
        var scopeWords = sent.text("scopeWords", "");
        var governing = sent.oneOf("governing", FederationTerms.Governing.class);
        var admission = sent.oneOf("admission", FederationTerms.Admission.class);
        var announces = sent.oneOf("announces", FederationTerms.Announces.class);
        var tags = sent.texts("tags", List.of());
        sent.done();
        var terms = new FederationTerms(scope, scopeWords, governing, admission, announces, tags);
        federations.change(group, terms, viewer.identity());
        return FederationView.of(terms);
    }

    @Get("/group-requests")
    HttpResponse<PageView<AffiliationView>> requests(HttpRequest<?> request, String id, Viewer viewer) {
        var group = known.requireLocal(id);
        memberships.require(group.id(), viewer.actorId(), Right.ADMIT);
        var page = affiliations.requestsTo(group.id(), SentQuery.of(request).page());
        return PageView.of(request, page, AffiliationView::of);
    }

    @Post("/group-requests/{requestId}/admit")
    @Consumes(MediaType.ALL)
    AffiliationView admit(String id, String requestId, Viewer viewer) {
        return AffiliationView.of(joining.admit(request(id, requestId).id(), viewer.identity()));
    }

    @Post("/group-requests/{requestId}/refuse")
    @Status(HttpStatus.NO_CONTENT)
    void refuse(String id, String requestId, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var because = sent.text("because", "");
        sent.done();
        joining.refuse(request(id, requestId).id(), viewer.identity(), because);
    }

    @Delete("/parents/{requestId}")
    @Status(HttpStatus.NO_CONTENT)
    void withdraw(String id, String requestId, Viewer viewer) {
        var child = known.requireLocal(id);
        var asked = affiliations
                .find(SentQuery.id(requestId))
                .filter(found -> found.child().id() == child.id())
                .orElseThrow(FederationsController::nothing);
        joining.withdraw(asked.id(), viewer.identity());
    }

    private Affiliation request(String id, String requestId) {
        var parent = known.requireLocal(id);
        return affiliations
                .find(SentQuery.id(requestId))
                .filter(asked -> asked.parent().id() == parent.id())
                .orElseThrow(FederationsController::nothing);
    }

    private static Refused nothing() {
        return Refused.notFound("Nothing is asked for here, or it is answered already.");
    }
}
