package coop.talkoot.governance.method;

import coop.talkoot.governance.method.Outcome.Kind;
import coop.talkoot.governance.method.Reason.Code;
import java.util.List;

/** Whether those in favour are the share that is needed. */
final class Shares {

    private Shares() {}

    static Tally decide(Threshold threshold, long inFavour, long base, Counts counts) {
        boolean isReached = threshold.isMet(inFavour, base);
        Code code = isReached ? Code.SHARE_REACHED : Code.SHARE_MISSED;
        return new Tally(
                counts,
                List.of(),
                Outcome.of(
                        isReached ? Kind.PASSED : Kind.REJECTED,
                        Reason.of(code, inFavour, base, threshold.num(), threshold.den())));
    }
}
