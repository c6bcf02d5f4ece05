package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.AffiliationMapping;
import coop.talkoot.activitypub.mapping.LocalCollections;
import coop.talkoot.groups.affiliation.Affiliation;
import coop.talkoot.groups.affiliation.Affiliations;
import coop.talkoot.vocab.Reference;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** What a group says of those above and below it. Either's word alone counts for nothing: it takes both. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AffiliationController {
    private final LocalActors actors;
    private final Affiliations affiliations;
    private final AffiliationMapping mapping;

    AffiliationController(LocalActors actors, Affiliations affiliations, AffiliationMapping mapping) {
        this.actors = actors;
        this.affiliations = affiliations;
        this.mapping = mapping;
    }

    /** Whom it belongs to, and whom it has asked. */
    @Get(value = "/groups/{name}/collections/parents", produces = MediaType.ALL)
    HttpResponse<byte[]> parents(String name, @QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return actors.at("groups", name)
                .<HttpResponse<byte[]>>map(group -> Answers.document(
                        Leafing.of(LocalCollections.parents(group), page, before)
                                .of(
                                        affiliations.countAbove(group.id()),
                                        leaf -> affiliations.currentAbove(group.id(), leaf),
                                        this::written),
                        true))
                .orElseGet(Answers::notFound);
    }

    /** Who belongs to it; who only asks does not. */
    @Get(value = "/groups/{name}/collections/children", produces = MediaType.ALL)
    HttpResponse<byte[]> children(String name, @QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return actors.at("groups", name)
                .<HttpResponse<byte[]>>map(group -> Answers.document(
                        Leafing.of(LocalCollections.children(group), page, before)
                                .of(
                                        affiliations.countBelow(group.id()),
                                        leaf -> affiliations.currentBelow(group.id(), leaf),
                                        this::written),
                        true))
                .orElseGet(Answers::notFound);
    }

    private Reference written(Affiliation affiliation) {
        return Reference.to(mapping.relationship(affiliation));
    }
}
