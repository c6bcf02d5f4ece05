package coop.talkoot.api;

import coop.talkoot.governance.BylawsText;
import coop.talkoot.governance.CharterTemplate;
import coop.talkoot.governance.Charters;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The rules of groups: public, version by version. */
@Controller(Api.ROOT + "/groups/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ChartersController {
    private final Charters charters;
    private final KnownGroups groups;

    ChartersController(Charters charters, KnownGroups groups) {
        this.charters = charters;
        this.groups = groups;
    }

    @Get("/charter")
    CharterView inForce(String id) {
        return CharterView.of(charters.inForce(groups.requireLocal(id).identity()));
    }

    @Get("/charters")
    HttpResponse<PageView<CharterView>> all(HttpRequest<?> request, String id) {
        var page = SentQuery.of(request).page();
        return PageView.of(request, charters.all(groups.requireLocal(id).identity(), page), CharterView::of);
    }

    /** For a group that has not voted yet: by a template, or in full. */
    @Post("/charters")
    HttpResponse<CharterView> adopt(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var template = sent.has("template") ? sent.oneOf("template", CharterTemplate.class) : null;
        var rules = sent.tree("rules");
        sent.done();
        if ((template == null) == rules.isEmpty()) {
            throw Refused.invalid("rules", "Send a template's name, or rules in full.");
        }
        var bylaws = template != null ? template.bylaws() : BylawsText.of("rules", rules.orElseThrow());
        return HttpResponse.created(
                CharterView.of(charters.adopt(groups.requireLocal(id).identity(), bylaws, viewer.identity())));
    }
}
