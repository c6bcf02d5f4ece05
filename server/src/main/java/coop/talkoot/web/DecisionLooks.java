package coop.talkoot.web;

import coop.talkoot.governance.Decision;
import coop.talkoot.governance.Motion;
import coop.talkoot.governance.method.Outcome;
import coop.talkoot.web.view.decision.DecisionLook;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a proposal looks where it stands. */
final class DecisionLooks {
    private DecisionLooks() {}

    static DecisionLook of(@Nullable Motion motion, @Nullable Decision vote, Instant now) {
        if (motion != null && motion.state() == Motion.State.WITHDRAWN) {
            return DecisionLook.WITHDRAWN;
        }
        var isVotedOn = motion == null || motion.state() != Motion.State.PROPOSED;
        return vote == null || !isVotedOn ? DecisionLook.DISCUSSION : of(vote, now);
    }

    static DecisionLook of(Decision vote, Instant now) {
        var conclusion = vote.conclusion();
        return switch (vote.state()) {
            case OPEN -> vote.isOpenAt(now) ? DecisionLook.VOTING : DecisionLook.COUNTING;
            case GRACE -> DecisionLook.COUNTING;
            case CANCELLED -> DecisionLook.CANCELLED;
            case CLOSED -> conclusion == null ? DecisionLook.COUNTING : of(conclusion.outcome());
        };
    }

    static DecisionLook of(Outcome.Kind outcome) {
        return switch (outcome) {
            case PASSED -> DecisionLook.PASSED;
            case PASSED_WEAK -> DecisionLook.PASSED_WEAK;
            case REJECTED -> DecisionLook.REJECTED;
            case NO_QUORUM -> DecisionLook.NO_QUORUM;
            case BLOCKED -> DecisionLook.BLOCKED;
            case TIED -> DecisionLook.TIED;
            case NO_DECISIVE_VOTES -> DecisionLook.NO_DECISIVE_VOTES;
            case SELECTED -> DecisionLook.SELECTED;
            case CANCELLED -> DecisionLook.CANCELLED;
        };
    }
}
