package coop.talkoot.governance;

import coop.talkoot.platform.Refused;

/**
 * Who puts a motion to the vote: a coordinator, or enough supporters.
 *
 * @param least supporters there must be at any rate
 * @param percent of the members that must support it, rounded up
 */
public record Proposing(boolean byCoordinators, int least, int percent) {
    public Proposing {
        if (least < 1 || percent < 0 || percent > 100) {
            throw Refused.invalid("proposing", "Supporters are at least one, and at most everybody.");
        }
    }

    /** How many supporters put a motion of a group of so many to the vote. */
    public int needed(int members) {
        return Math.max(least, Math.toIntExact(((long) members * percent + 99) / 100));
    }
}
