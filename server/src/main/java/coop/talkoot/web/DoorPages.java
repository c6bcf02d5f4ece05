package coop.talkoot.web;

import coop.talkoot.moderation.Admissions;
import coop.talkoot.people.Permission;
import coop.talkoot.people.entry.LoginRule;
import coop.talkoot.people.entry.LoginRules;
import coop.talkoot.platform.Refused;
import coop.talkoot.web.view.DoorRulePage;
import coop.talkoot.web.view.Fields;
import coop.talkoot.web.view.Section;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the house takes people in, for who keeps it. */
@Controller(Keeping.ROOT + "/door")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class DoorPages {
    private static final String HREF = Keeping.Leaf.DOOR.href();

    private final Pages pages;
    private final Keeping keeping;
    private final LoginRules rules;
    private final Admissions admissions;

    DoorPages(Pages pages, Keeping keeping, LoginRules rules, Admissions admissions) {
        this.pages = pages;
        this.keeping = keeping;
        this.rules = rules;
        this.admissions = admissions;
    }

    @Get
    HttpResponse<byte[]> show(HttpRequest<?> request) {
        var visit = Visit.of(request);
        keeping.require(visit, Permission.DOOR);
        var rule = rules.get();
        var fields = Fields.of(
                Map.of("mode", rule.mode().name(), "secondFactor", rule.keepersNeedSecondFactor() ? "on" : ""));
        return pages.show(visit, Section.MODERATION, page(visit, fields));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> set(HttpRequest<?> request, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var keeper = keeping.require(visit, Permission.DOOR);
        var form = Form.of(sent);
        try {
            var mode = form.oneOf("mode", LoginRule.Mode.class, "Choose who comes in.");
            admissions.setRule(keeper, new LoginRule(mode, form.isTicked("secondFactor")));
            return pages.go(visit, HREF, "flash.saved");
        } catch (Refused refused) {
            var fields = Trying.again(form, refused, List.of("mode"));
            return pages.again(visit, Section.MODERATION, null, page(visit, fields));
        }
    }

    private DoorRulePage page(Visit visit, Fields fields) {
        return new DoorRulePage(keeping.tabs(visit, Keeping.Leaf.DOOR), HREF, fields);
    }
}
