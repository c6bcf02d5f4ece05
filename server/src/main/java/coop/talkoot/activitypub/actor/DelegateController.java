package coop.talkoot.activitypub.actor;

import coop.talkoot.activitypub.mapping.DelegateMapping;
import coop.talkoot.activitypub.mapping.LocalCollections;
import coop.talkoot.governance.Councils;
import coop.talkoot.vocab.Reference;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;

/** Whom a group sends to those above it now, each with the decision that does; for everybody, as that decision is. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class DelegateController {
    private final LocalActors actors;
    private final Councils councils;
    private final DelegateMapping mapping;

    DelegateController(LocalActors actors, Councils councils, DelegateMapping mapping) {
        this.actors = actors;
        this.councils = councils;
        this.mapping = mapping;
    }

    @Get(value = "/groups/{name}/collections/delegates", produces = MediaType.ALL)
    HttpResponse<byte[]> delegates(
            String name, @QueryValue Optional<String> page, @QueryValue Optional<String> before) {
        return actors.at("groups", name)
                .<HttpResponse<byte[]>>map(group -> Answers.document(
                        Leafing.of(LocalCollections.delegates(group), page, before)
                                .of(
                                        councils.countSentNow(group),
                                        leaf -> councils.sentNow(group, leaf),
                                        delegate -> Reference.to(mapping.relationship(delegate))),
                        true))
                .orElseGet(Answers::notFound);
    }
}
