package coop.talkoot.governance;

import coop.talkoot.governance.method.Choice;
import coop.talkoot.people.Identity;
import coop.talkoot.platform.Origin;
import coop.talkoot.platform.Refused;
import org.jspecify.annotations.Nullable;

/**
 * A ballot to be cast. What a voter weighs stands on the roll and nowhere else.
 *
 * @param choice as it came: what is no choice is refused with a receipt
 * @param reason asked of who blocks, objects, disagrees or stands aside
 * @param raw the signed activity it came with, kept where ballots are open; of people here it is made when it is asked for
 */
public record Cast(
        Identity voter,
        Choice choice,
        String reason,
        Origin origin,
        @Nullable String raw) {
    public static final int LONGEST_REASON = 2_000;

    public Cast {
        reason = reason.strip();
        if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Refused.invalid("reason", "A reason has at most " + LONGEST_REASON + " characters.");
        }
    }

    /** By somebody of this instance. */
    public static Cast here(Identity voter, Choice choice, String reason) {
        return new Cast(voter, choice, reason, Origin.LOCAL, null);
    }
}
