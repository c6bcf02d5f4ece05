package coop.talkoot.api;

import coop.talkoot.exchange.agreement.Evidence;
import coop.talkoot.exchange.agreement.PanelCases;
import coop.talkoot.exchange.agreement.Remedy;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Disputes of two other co-ops, for who was drawn to say what is right in one. */
@Controller(Api.ROOT + "/panels")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PanelsController {
    private final PanelCases cases;

    PanelsController(PanelCases cases) {
        this.cases = cases;
    }

    @Get("/{id}")
    PanelView show(String id, Viewer viewer) {
        return PanelView.of(cases.require(SentQuery.id(id), viewer.actorId()));
    }

    /** Who was drawn does not wish to serve. */
    @Delete("/{id}/seat")
    HttpResponse<?> decline(String id, Viewer viewer) {
        cases.decline(SentQuery.id(id), viewer.identity());
        return HttpResponse.noContent();
    }

    @Post("/{id}/words")
    HttpResponse<PanelView> say(String id, @Body byte[] body, Viewer viewer) {
        var draw = cases.require(SentQuery.id(id), viewer.actorId());
        var sent = SentFields.of(body);
        var kind = sent.oneOf("remedy", Remedy.Kind.class, Remedy.Kind.NONE);
        var amount = sent.amount("amount").orElse(null);
        var words = sent.text("words", "");
        sent.done();
        cases.vote(draw.id(), viewer.identity(), new Remedy(kind, amount), Evidence.of(words));
        return HttpResponse.created(PanelView.of(cases.require(draw.id(), viewer.actorId())));
    }
}
