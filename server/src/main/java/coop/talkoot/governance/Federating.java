package coop.talkoot.governance;

import coop.talkoot.governance.federal.FederalRule;
import coop.talkoot.governance.federal.Mode;
import coop.talkoot.governance.federal.Weighting;
import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How a group decides together with its member groups (governance.md B11, B12).
 *
 * @param mode null for direct where member groups have none themselves, and proportional where one has
 * @param alphaPercent of a vote that is shared out by contribution
 * @param capExtra how much a group has by that at most, in thousandths of a vote
 */
public record Federating(@Nullable Mode mode, Weighting weighting, boolean isDouble, int alphaPercent, int capExtra) {
    /** What holds where a charter says nothing of it. */
    public static final Federating USUAL = new Federating(null, Weighting.MEMBERS, true, 0, 0);

    public Federating {
        if (alphaPercent < 0 || alphaPercent > 100 || capExtra < 0 || capExtra > FederalRule.MOST_EXTRA) {
            throw Refused.invalid(
                    "federating",
                    "Contributions share out 0 to 100 of a hundred of a vote, and give a group at most one vote more.");
        }
    }

    /** @param isDeep whether a member group has member groups itself */
    FederalRule rule(boolean isDeep) {
        var usual = isDeep ? Mode.PROPORTIONAL : Mode.DIRECT;
        return new FederalRule(mode == null ? usual : mode, weighting, isDouble, alphaPercent, capExtra);
    }
}
