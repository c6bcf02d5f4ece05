package coop.talkoot.web;

import coop.talkoot.governance.VotingMethod;
import coop.talkoot.web.view.decision.BallotLook;
import coop.talkoot.web.view.decision.StanceLook;
import java.util.List;

/** Which ballot paper goes with which method. */
final class BallotLooks {
    private BallotLooks() {}

    static BallotLook of(VotingMethod method) {
        return switch (method) {
            case SIMPLE_MAJORITY, ABSOLUTE_MAJORITY, SUPERMAJORITY -> BallotLook.YES_NO;
            case CONSENSUS -> BallotLook.CONSENSUS;
            case CONSENT -> BallotLook.CONSENT;
            case APPROVAL -> BallotLook.APPROVAL;
            case SCORE, DOTS -> BallotLook.SCORE;
            case INSTANT_RUNOFF, SCHULZE, SCOTTISH_STV, MEEK_STV -> BallotLook.RANKED;
            case QUADRATIC -> BallotLook.CREDITS;
        };
    }

    /** What can be said, in the order it always has; none where there are options. */
    static List<StanceLook> stances(BallotLook look) {
        return switch (look) {
            case YES_NO -> List.of(StanceLook.YES, StanceLook.NO, StanceLook.ABSTAIN);
            case CONSENSUS ->
                List.of(
                        StanceLook.AGREE,
                        StanceLook.STAND_ASIDE,
                        StanceLook.ABSTAIN,
                        StanceLook.DISAGREE,
                        StanceLook.BLOCK);
            case CONSENT -> List.of(StanceLook.CONSENT, StanceLook.OBJECT, StanceLook.ABSTAIN);
            case APPROVAL, SCORE, RANKED, CREDITS -> List.of();
        };
    }
}
