package coop.talkoot.governance;

import coop.talkoot.governance.method.Base;
import coop.talkoot.governance.method.Quorum;
import coop.talkoot.governance.method.Threshold;
import coop.talkoot.platform.Refused;
import java.util.List;

/**
 * How motions of one type are decided.
 *
 * @param methods may be used; of those that suit, the first is the usual one
 * @param threshold of a supermajority
 * @param base of what the threshold is a share
 */
public record TypeRule(List<VotingMethod> methods, Threshold threshold, Base base, Quorum quorum) {
    public TypeRule {
        methods = List.copyOf(methods);
        if (methods.stream().noneMatch(VotingMethod::isForTexts)) {
            throw Refused.invalid("methods", "There must be a method that says yes or no to a text.");
        }
        if (threshold.num() * 2 < threshold.den()) {
            throw Refused.invalid("threshold", "Less than half cannot be enough.");
        }
    }
}
