package coop.talkoot.api;

import coop.talkoot.governance.Adoption;
import coop.talkoot.governance.Adoptions;
import coop.talkoot.governance.Charters;
import coop.talkoot.governance.FederationPolicies;
import coop.talkoot.governance.Policies;
import coop.talkoot.governance.PoliciesText;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import coop.talkoot.posts.SuggestedTags;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** What federations advise their member groups, and what these take on: rules by a motion, all else here. */
@Controller(Api.ROOT + "/groups/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PoliciesController {
    private static final int MOST = Integer.MAX_VALUE;

    private final KnownGroups known;
    private final FederationPolicies policies;
    private final Adoptions adoptions;
    private final Affiliations affiliations;
    private final Charters charters;
    private final SuggestedTags tags;

    PoliciesController(
            KnownGroups known,
            FederationPolicies policies,
            Adoptions adoptions,
            Affiliations affiliations,
            Charters charters,
            SuggestedTags tags) {
        this.known = known;
        this.policies = policies;
        this.adoptions = adoptions;
        this.affiliations = affiliations;
        this.charters = charters;
        this.tags = tags;
    }

    @Get("/policies")
    PolicyVersionView current(String id) {
        return policies.current(known.require(id).identity())
                .map(PolicyVersionView::of)
                .orElseThrow(() -> Refused.notFound("This group advises nothing, as far as is known here."));
    }

    @Get("/policies/versions")
    HttpResponse<PageView<PolicyVersionView>> versions(HttpRequest<?> request, String id) {
        var page =
                policies.all(known.require(id).identity(), SentQuery.of(request).page());
        return PageView.of(request, page, PolicyVersionView::of);
    }

    /** A coordinator publishes them; where the charter asks for a vote, they are proposed as a motion instead. */
    @Put("/policies")
    PolicyVersionView publish(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id);
        return PolicyVersionView.of(policies.publish(group.identity(), read(SentFields.of(body)), viewer.identity()));
    }

    /** What the federations of the group advise it. */
    @Get("/advice")
    HttpResponse<PageView<AdviceView>> advice(HttpRequest<?> request, String id) {
        var group = known.requireLocal(id).identity();
        var rules = charters.inForce(group).bylaws();
        var page = adoptions.advice(group, SentQuery.of(request).page());
        return PageView.of(request, page, advice -> AdviceView.of(advice, rules));
    }

    /** Takes a part on; of rules, only where the charter meets them already. */
    @Post("/advice/{parentId}")
    AdoptionView adopt(String id, String parentId, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id).identity();
        var sent = SentFields.of(body);
        var part = sent.oneOf("part", Adoption.Part.class);
        var version = sent.whole("version", 0, MOST);
        sent.done();
        var parent = SentQuery.id(parentId);
        return AdoptionView.of(
                switch (part) {
                    case FLOORS -> adoptions.confirmFloors(group, parent, version, viewer.identity());
                    case TAGS -> adoptions.adoptTags(group, parent, version, viewer.identity());
                    case DOMAINS -> adoptions.adoptDomains(group, parent, version, viewer);
                });
    }

    /** Asks who keeps this server to block what is advised. */
    @Post("/advice/{parentId}/ask")
    @Status(HttpStatus.NO_CONTENT)
    void ask(String id, String parentId, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id).identity();
        var sent = SentFields.of(body);
        var version = sent.whole("version", 0, MOST);
        sent.done();
        adoptions.askForDomains(group, SentQuery.id(parentId), version, viewer.identity());
    }

    /** What each member group of a federation has taken on. */
    @Get("/adoptions")
    HttpResponse<PageView<ChildAdoptionsView>> adoptions(HttpRequest<?> request, String id) {
        var group = known.requireLocal(id).identity();
        var page = affiliations.currentBelow(group.id(), SentQuery.of(request).page());
        var adopted = adoptions.by(
                group, page.items().stream().map(Affiliation::child).toList());
        return PageView.of(
                request,
                page,
                below -> new ChildAdoptionsView(
                        IdentityView.of(below.child()),
                        adopted.getOrDefault(below.child().id(), List.of()).stream()
                                .map(AdoptionView::of)
                                .toList()));
    }

    @Get("/suggested-tags")
    List<String> suggested(String id) {
        return tags.of(known.requireLocal(id).id());
    }

    /** All of them; those that are left out are suggested no more. */
    @Put("/suggested-tags")
    List<String> suggest(String id, @Body byte[] body, Viewer viewer) {
        var group = known.requireLocal(id).identity();
        var sent = SentFields.of(body);
        var wanted = sent.texts("tags", List.of());
        sent.done();
        return tags.set(group, wanted, viewer.identity());
    }

    private static Policies read(SentFields sent) {
        var floors = sent.tree("floors").orElse(Map.of());
        var wanted = sent.texts("tags", List.of());
        var domains = sent.tree("domains").orElse(List.of());
        var note = sent.text("note", "");
        sent.done();
        return PoliciesText.of("", Map.of("floors", floors, "tags", wanted, "domains", domains, "note", note));
    }
}
