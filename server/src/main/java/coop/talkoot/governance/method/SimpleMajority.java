package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Choice.Answer;
import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.Collection;
import java.util.List;

/**
 * More yes than no.
 *
 * @param absolute more than half of the whole roll must say yes
 */
public record SimpleMajority(boolean absolute) implements ByAnswers {

    @Override
    public Tally decide(Poll poll, Collection<Paper> papers, Counts counts) {
        if (absolute) {
            return Shares.decide(
                    Threshold.HALF_EXCEEDED, inFavour(counts), poll.roll().weight(), counts);
        }
        long yes = inFavour(counts);
        long no = Answers.amount(counts, Answer.NO);
        Outcome outcome = switch (Long.signum(yes - no)) {
            case 1 -> Outcome.of(Kind.PASSED, Reason.of(Code.MORE_YES_THAN_NO, yes, no));
            case -1 -> Outcome.of(Kind.REJECTED, Reason.of(Code.MORE_NO_THAN_YES, yes, no));
            default -> Outcome.of(Kind.TIED, Reason.of(Code.AS_MANY_YES_AS_NO, yes, no));
        };
        return new Tally(counts, List.of(), outcome);
    }
}
