package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One member group in a vote of its federation.
 *
 * @param members how many it was last known to have
 * @param contribution as stated when the vote opened
 * @param since when it came to belong to the federation
 * @param partId its own vote on it; null while none is known
 * @param because what was wrong with its answer; empty unless that was refused
 */
public record FederalPart(
        long wholeId,
        Identity child,
        long members,
        long contribution,
        Instant since,
        boolean isAffected,
        @Nullable Long partId,
        State state,
        String because) {
    public enum State {
        /** It was asked, and has not said anything. */
        ASKED,
        /** It votes. */
        OPEN,
        /** Its tally is here; its count file is not yet. */
        TOLD,
        /** Its count file is here, and right. */
        ANSWERED,
        /** What it sent is not right: it counts as silent. */
        REFUSED
    }
}
