package coop.talkoot.governance;

import coop.talkoot.platform.Refused;

/**
 * Who may vote for whom.
 *
 * @param most delegations that count for one delegate
 * @param percent of the roll one delegate may at most bring; the smaller of the two holds
 * @param depth how often a delegation may be passed on
 * @param months how long one holds at most
 */
public record Delegating(boolean isAllowed, int most, int percent, int depth, int months) {
    public Delegating {
        if (most < 0 || percent < 0 || percent > 100 || depth < 1 || depth > 100 || months < 1 || months > 12) {
            throw Refused.invalid(
                    "delegating", "A delegation holds for 1 to 12 months and is passed on at most 100 times.");
        }
    }

    /** How many delegations count for one delegate where so many are on the roll. */
    public int cap(int roll) {
        return Math.min(most, Math.toIntExact((long) roll * percent / 100));
    }
}
