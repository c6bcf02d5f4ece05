package coop.talkoot.governance;

import coop.talkoot.platform.Refused;
import java.time.Duration;

/**
 * How long one votes and who sees what.
 *
 * @param closesEarly when everybody on the roll has voted
 * @param leaverBallots what becomes of the ballot of who leaves before the close
 * @param secondCallDays after how many days one votes again where too few took part; 0: never
 * @param secondCallPercent the quorum then
 */
public record Voting(
        int shortestHours,
        int usualHours,
        int longestHours,
        int extensionHours,
        boolean closesEarly,
        Secrecy secrecy,
        boolean hidesResults,
        LeaverBallots leaverBallots,
        int secondCallDays,
        int secondCallPercent) {
    /** Of open and pseudonymous ballots: a secret one cannot be found again, and stays. */
    public enum LeaverBallots {
        VOID,
        KEEP
    }

    public Voting {
        if (shortestHours < 1 || usualHours < shortestHours || longestHours < usualHours) {
            throw Refused.invalid("voting", "The usual window lies between the shortest and the longest.");
        }
        if (extensionHours < 0 || secondCallPercent < 0 || secondCallPercent > 100) {
            throw Refused.invalid(
                    "voting", "A window is not extended backwards, and a quorum is at most 100 of a hundred.");
        }
        if (secondCallDays != 0 && secondCallDays < 7) {
            throw Refused.invalid(
                    "voting.secondCallDays", "A second call comes after at least seven days, or never (0).");
        }
    }

    Duration usual() {
        return Duration.ofHours(usualHours);
    }
}
