package coop.talkoot.api;

import coop.talkoot.governance.Ballots;
import coop.talkoot.governance.Cast;
import coop.talkoot.governance.ChoiceText;
import coop.talkoot.governance.Decisions;
import coop.talkoot.governance.Receipt;
import coop.talkoot.governance.SentBallot;
import coop.talkoot.governance.SentBallots;
import coop.talkoot.governance.method.Choice;
import coop.talkoot.http.SentFields;
import coop.talkoot.http.SentQuery;
import coop.talkoot.people.Viewer;
import coop.talkoot.platform.Refused;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Objects;

/** One's own ballot: casting it, replacing it, reading it again. */
@Controller(Api.ROOT + "/decisions/{id}/ballot")
@ExecuteOn(TaskExecutors.BLOCKING)
final class BallotsController {
    private final Decisions decisions;
    private final Ballots ballots;
    private final SentBallots elsewhere;

    BallotsController(Decisions decisions, Ballots ballots, SentBallots elsewhere) {
        this.decisions = decisions;
        this.ballots = ballots;
        this.elsewhere = elsewhere;
    }

    /** 200 with the group's receipt; 202 when the group is of another server, which answers later. */
    @Put
    HttpResponse<BallotView> cast(String id, @Body byte[] body, Viewer viewer) {
        var sent = SentFields.of(body);
        var tree = sent.tree("choice");
        var reason = sent.text("reason", "");
        sent.done();
        var choice = ChoiceText.of(tree.orElse(null));
        var decisionId = SentQuery.id(id);
        if (ballots.areCastHere(decisionId)) {
            return HttpResponse.ok(cast(decisionId, choice, reason, viewer));
        }
        var decision = decisions.require(decisionId, viewer.actorId());
        return HttpResponse.accepted().body(view(elsewhere.send(decision, viewer.identity(), choice, reason)));
    }

    @Get
    BallotView show(String id, Viewer viewer) {
        var decision = decisions.require(SentQuery.id(id), viewer.actorId());
        var own = decision.isLocal()
                ? ballots.of(decision.id(), viewer.identity())
                        .map(ballot -> new BallotView(
                                ChoiceText.tree(ballot.choice()),
                                ballot.reason(),
                                true,
                                "",
                                Long.toString(ballot.sequence()),
                                ballot.tracker(),
                                DecisionViews.text(ballot.castAt())))
                : elsewhere.of(decision, viewer.identity()).map(BallotsController::view);
        return own.orElseThrow(() -> Refused.notFound("You have not voted here, or that cannot be found any more."));
    }

    /** Who is on the roll may read the vote; it is read only to tell others whether there is one, or why not. */
    private BallotView cast(long decisionId, Choice choice, String reason, Viewer viewer) {
        return switch (ballots.cast(decisionId, Cast.here(viewer.identity(), choice, reason))) {
            case Receipt.Accepted accepted ->
                new BallotView(
                        ChoiceText.tree(choice),
                        reason,
                        true,
                        "",
                        Long.toString(accepted.sequence()),
                        accepted.tracker(),
                        accepted.at().toString());
            case Receipt.Refused refused -> {
                decisions.require(decisionId, viewer.actorId());
                throw switch (refused.why()) {
                    case LATE, CLOSED -> Refused.conflict(refused.sentence());
                    case NOT_ON_THE_ROLL -> Refused.notAllowed(refused.sentence());
                    case INVALID -> Refused.invalid(Objects.requireNonNull(refused.field()), refused.sentence());
                };
            }
        };
    }

    private static BallotView view(SentBallot sent) {
        var answer = sent.answer();
        return new BallotView(
                ChoiceText.tree(sent.choice()),
                sent.reason(),
                answer == null ? null : answer.isAccepted(),
                answer == null ? "" : answer.words(),
                null,
                answer == null ? null : answer.tracker(),
                sent.sentAt().toString());
    }
}
