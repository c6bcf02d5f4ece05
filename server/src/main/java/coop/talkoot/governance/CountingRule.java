package coop.talkoot.governance;

import coop.talkoot.governance.method.TieBreak;
import coop.talkoot.platform.Refused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers methods need.
 *
 * @param fallback what decides when consensus was not found in all its rounds; null when the motion is then dropped
 * @param rounds how often a text without consensus is amended and voted on again
 * @param blockLimit how many blocks stop a text
 * @param credits of a quadratic vote, and dots of a dot vote
 * @param approvalPercent of the ballots an option needs when approval adopts it
 * @param highestScore of a score vote
 */
public record CountingRule(
        @Nullable VotingMethod fallback,
        int rounds,
        int blockLimit,
        int credits,
        int approvalPercent,
        int highestScore,
        List<TieBreak> tieBreaks) {
    public CountingRule {
        tieBreaks = List.copyOf(tieBreaks);
        if (fallback != null && (!fallback.isForTexts() || fallback == VotingMethod.CONSENSUS)) {
            throw Refused.invalid("fallback", "Instead of consensus another method for one text must decide.");
        }
        if (rounds < 0
                || blockLimit < 1
                || credits < 1
                || approvalPercent < 0
                || approvalPercent > 100
                || highestScore < 1) {
            throw Refused.invalid("counting", "These numbers do not count anything.");
        }
    }
}
