package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Vetoes;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Votes of federations and their groups: where one counts, and the veto of a group that a vote affects. */
@Controller("/decisions/{id}/together")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
final class TogetherPages {
    private static final List<String> VETO = List.of("veto", "group");

    private final Pages pages;
    private final Decisions decisions;
    private final FederalVotes federal;
    private final Vetoes vetoes;
    private final MotionSheets sheets;

    TogetherPages(Pages pages, Decisions decisions, FederalVotes federal, Vetoes vetoes, MotionSheets sheets) {
        this.pages = pages;
        this.decisions = decisions;
        this.federal = federal;
        this.vetoes = vetoes;
        this.sheets = sheets;
    }

    @Post("/counted-here")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> countHere(HttpRequest<?> request, String id) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        var isChosen = !federal.isCountedHere(viewer.identity(), vote.group());
        federal.countHere(viewer.identity(), vote.group(), isChosen);
        return pages.go(
                visit,
                MotionSheets.href(vote) + "#together",
                isChosen ? "flash.countedHere" : "flash.countedByJoining");
    }

    @Post("/veto")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> veto(HttpRequest<?> request, String id, @Body @Nullable Map<String, Object> sent) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        var form = Form.of(sent);
        try {
            var group = asked(vote, form.text("group", 40), visit);
            vetoes.castFor(vote, group, viewer.identity(), form.text("veto", 100_000));
            return pages.go(visit, MotionSheets.href(vote) + "#veto", "flash.groupVetoed", group.displayName());
        } catch (Refused refused) {
            var typed = Trying.again(form, Renamed.of(refused, Map.of("reason", "veto")), VETO);
            return pages.again(visit, Section.DECISIONS, vote.group(), sheets.page(vote, visit, Written.veto(typed)));
        }
    }

    @Post("/veto/{group}/withdraw")
    @Consumes(MediaType.ALL)
    HttpResponse<byte[]> withdraw(HttpRequest<?> request, String id, String group) {
        var visit = Visit.of(request);
        var viewer = visit.require();
        var vote = decisions.require(SentQuery.id(id), viewer.actorId());
        vetoes.withdrawFor(vote, asked(vote, group, visit), viewer.identity());
        return pages.go(visit, MotionSheets.href(vote) + "#veto", "flash.groupUnvetoed");
    }

    private Identity asked(Decision vote, String groupId, Visit visit) {
        return federal.parts(vote).stream()
                .map(FederalPart::child)
                .filter(child -> Long.toString(child.id()).equals(groupId.strip()))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("group", Frames.texts(visit).say("veto.wrong.group")));
    }
}
