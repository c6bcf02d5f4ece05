package coop.talkoot.governance;

import coop.talkoot.governance.method.Base;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.platform.Refused;

/**
 * The rule one vote follows, pinned when it opens.
 *
 * @param threshold of a supermajority
 * @param seats that can be filled, where there are options
 * @param isFinal whether a ballot that was cast cannot be changed
 * @param federal what ties it to votes of other groups
 */
public record VotingTerms(
        VotingMethod method,
        Threshold threshold,
        Base base,
        Quorum quorum,
        int seats,
        CountingRule counting,
        Voting.LeaverBallots leaverBallots,
        Delegating delegating,
        Vetoing vetoing,
        boolean isFinal,
        Federal federal) {
    public VotingTerms {
        if (seats < 1) {
            throw Refused.invalid("seats", "There is at least one place.");
        }
    }

    static VotingTerms of(Bylaws bylaws, Motion.Type type, VotingMethod method, int seats) {
        var rule = bylaws.of(type);
        return new VotingTerms(
                method,
                rule.threshold(),
                rule.base(),
                rule.quorum(),
                seats,
                bylaws.counting(),
                bylaws.voting().leaverBallots(),
                bylaws.delegating(),
                bylaws.vetoing(),
                false,
                Federal.NONE);
    }

    /** Whether nothing passes by it without two thirds of those who are for or against: so it is with consensus, too. */
    public boolean takesTwoThirds() {
        return method == VotingMethod.CONSENSUS
                || (method == VotingMethod.SUPERMAJORITY && 3L * threshold.num() >= 2L * threshold.den());
    }

    VotingTerms with(VotingMethod other, Threshold share) {
        return new VotingTerms(
                other, share, base, quorum, seats, counting, leaverBallots, delegating, vetoing, isFinal, federal);
    }

    VotingTerms with(Quorum other) {
        return new VotingTerms(
                method, threshold, base, other, seats, counting, leaverBallots, delegating, vetoing, isFinal, federal);
    }

    /** What lifts a veto or block cannot be vetoed itself. */
    VotingTerms withoutVeto() {
        var nobody = new Vetoing(Vetoing.Holders.NOBODY, 1, 0, 0, false);
        return new VotingTerms(
                method, threshold, base, quorum, seats, counting, leaverBallots, delegating, nobody, isFinal, federal);
    }

    VotingTerms withFinal(boolean ballotsAreFinal) {
        return new VotingTerms(
                method,
                threshold,
                base,
                quorum,
                seats,
                counting,
                leaverBallots,
                delegating,
                vetoing,
                ballotsAreFinal,
                federal);
    }

    VotingTerms with(CountingRule other) {
        return new VotingTerms(
                method, threshold, base, quorum, seats, other, leaverBallots, delegating, vetoing, isFinal, federal);
    }

    VotingTerms with(Federal ties, Vetoing other) {
        return new VotingTerms(
                method, threshold, base, quorum, seats, counting, leaverBallots, delegating, other, isFinal, ties);
    }
}
