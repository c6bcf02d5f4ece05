package coop.talkoot.api;

import coop.talkoot.governance.CountArchives;
import coop.talkoot.governance.CountReaders;
import coop.talkoot.governance.Decision;
import coop.talkoot.governance.DecisionFilter;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FederalPart;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.Outlooks;
import coop.talkoot.governance.Rolls;
import coop.talkoot.governance.Tallies;
import coop.talkoot.governance.Vetoes;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.groups.Memberships;
import coop.talkoot.groups.Right;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Identity;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Origin;
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
import org.jspecify.annotations.Nullable;

/** Votes of groups, open and over. */
@Controller(Api.ROOT + "/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class DecisionsController {
    private final Decisions decisions;
    private final DecisionViews views;
    private final Rolls rolls;
    private final Tallies tallies;
    private final Vetoes vetoes;
    private final Outlooks outlooks;
    private final Memberships memberships;
    private final CountArchives countFiles;
    private final CountReaders readers;
    private final FederalVotes federal;

    DecisionsController(
            Decisions decisions,
            DecisionViews views,
            Rolls rolls,
            Tallies tallies,
            Vetoes vetoes,
            Outlooks outlooks,
            Memberships memberships,
            CountArchives countFiles,
            CountReaders readers,
            FederalVotes federal) {
        this.decisions = decisions;
        this.views = views;
        this.rolls = rolls;
        this.tallies = tallies;
        this.vetoes = vetoes;
        this.outlooks = outlooks;
        this.memberships = memberships;
        this.countFiles = countFiles;
        this.readers = readers;
        this.federal = federal;
    }

    @Get
    HttpResponse<PageView<DecisionView>> search(HttpRequest<?> request, @Nullable Viewer viewer) {
        var query = SentQuery.of(request);
        var filter = new DecisionFilter(
                query.text("q", 200).orElse(null),
                query.id("group", "a group").orElse(null),
                query.id("motion", "a motion").orElse(null),
                query.oneOf("type", Motion.Type.class).orElse(null),
                query.oneOf("over", YesOrNo.class)
                        .map(answer -> answer == YesOrNo.TRUE)
                        .orElse(null),
                query.oneOf("outcome", Outcome.Kind.class).orElse(null));
        var found = decisions.search(filter, DecisionViews.idOf(viewer), query.page());
        return PageView.answer(request, views.all(found.items(), viewer), found.next());
    }

    private enum YesOrNo {
        TRUE,
        FALSE
    }

    @Get("/{id}")
    DecisionView show(String id, @Nullable Viewer viewer) {
        return views.one(decisions.require(SentQuery.id(id), DecisionViews.idOf(viewer)), viewer);
    }

    /** For members of the group: who may vote is not for every passing program. */
    @Get("/{id}/roll")
    HttpResponse<PageView<RollEntryView>> roll(HttpRequest<?> request, String id, Viewer viewer) {
        var decision = ofOwnGroup(id, viewer);
        return PageView.of(
                request, rolls.of(decision.id(), SentQuery.of(request).page()), RollEntryView::of);
    }

    /** What was counted, once it is over; for members of the group. */
    @Get("/{id}/ballots")
    List<VoiceView> ballots(String id, Viewer viewer) {
        return tallies.voices(ofOwnGroup(id, viewer)).stream()
                .map(VoiceView::of)
                .toList();
    }

    /**
     * All that is needed to count it again elsewhere, signed by the group; also of votes of other servers' groups, and for
     * those whose groups were asked in it, or who went on in a group that was founded from it.
     */
    @Get(value = "/{id}/count-file", produces = "application/zip")
    HttpResponse<byte[]> countFile(String id, Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        var reader = readers.of(decision, viewer.identity())
                .orElseThrow(
                        () -> Refused.notAllowed("It is for members of the group, and of groups that were asked."));
        return HttpResponse.ok(countFiles.of(decision, reader))
                .header("Content-Disposition", "attachment; filename=\"decision-" + decision.id() + ".zip\"");
    }

    @Get("/{id}/outlook")
    OutlookView outlook(String id, Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        return OutlookView.of(outlooks.of(decision, viewer.identity()));
    }

    @Post("/{id}/extension")
    DecisionView extend(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var until = sent.moment("until", null);
        var because = sent.text("because");
        sent.done();
        if (until == null) {
            throw Refused.invalid("until", "Say until when.");
        }
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        return views.one(decisions.extend(decision, viewer.identity(), until, because), viewer);
    }

    @Post("/{id}/confirmation")
    @Consumes(MediaType.ALL)
    DecisionView confirm(String id, Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        return views.one(decisions.confirm(decision, viewer.identity()), viewer);
    }

    /** By when it is to be done; without that, that it is. */
    @Post("/{id}/implementation")
    DecisionView implement(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var until = sent.moment("until", null);
        sent.done();
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        return views.one(
                until == null
                        ? decisions.implemented(decision, viewer.identity())
                        : decisions.plan(decision, viewer.identity(), until),
                viewer);
    }

    @Get("/{id}/vetoes")
    List<VetoView> vetoes(String id, Viewer viewer) {
        return vetoes.of(decisions.require(SentQuery.id(id), viewer.actorId())).stream()
                .map(VetoView::of)
                .toList();
    }

    @Put("/{id}/veto")
    VetoView veto(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var reason = sent.text("reason");
        var group = sent.id("group");
        sent.done();
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        return VetoView.of(
                group.isEmpty()
                        ? vetoes.cast(decision, viewer.identity(), reason, Origin.LOCAL)
                        : vetoes.castFor(decision, asked(decision, group.get()), viewer.identity(), reason));
    }

    @Delete("/{id}/veto")
    @Status(HttpStatus.NO_CONTENT)
    void withdraw(HttpRequest<?> request, String id, Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        var group = SentQuery.of(request).id("group", "a group");
        if (group.isEmpty()) {
            vetoes.withdraw(decision, viewer.identity());
        } else {
            vetoes.withdrawFor(decision, asked(decision, group.get()), viewer.identity());
        }
    }

    private Identity asked(Decision decision, long groupId) {
        return federal.parts(decision).stream()
                .map(FederalPart::child)
                .filter(child -> child.id() == groupId)
                .findFirst()
                .orElseThrow(() -> Refused.invalid("group", "This vote was not put to that group."));
    }

    private Decision ofOwnGroup(String id, Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        memberships.require(decision.group().id(), viewer.actorId(), Right.READ);
        return decision;
    }
}
