package coop.talkoot.api;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.FederalCounts;
import coop.talkoot.governance.FederalVotes;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** What ties votes of federations and of their member groups to each other. */
@Controller(Api.ROOT + "/decisions/{id}/federation")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FederalVotesController {
    private final Decisions decisions;
    private final FederalVotes federal;
    private final FederalCounts counts;

    FederalVotesController(Decisions decisions, FederalVotes federal, FederalCounts counts) {
        this.decisions = decisions;
        this.federal = federal;
        this.counts = counts;
    }

    /** Of a vote that was put to member groups, or is a part of one that was. */
    @Get
    FederalView show(String id, @Nullable Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), DecisionViews.idOf(viewer));
        requireFederal(decision);
        return FederalView.of(
                decision,
                federal.parts(decision),
                federal.wholeOf(decision).orElse(null),
                decision.isOver() ? counts.result(decision).orElse(null) : null);
    }

    private static void requireFederal(Decision decision) {
        var ties = decision.terms().federal();
        if (ties.rule() == null && ties.partOf() == null) {
            throw Refused.notFound("This vote was put to no member groups, and is no part of one that was.");
        }
    }
}
