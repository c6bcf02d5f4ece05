package coop.talkoot.governance;

import coop.talkoot.people.Identity;

/**
 * For whom somebody on the roll of a council's vote speaks; frozen with that roll.
 *
 * @param holder the delegate; the group itself where it had sent nobody, and then nobody can cast its weight
 * @param weight of this seat alone, in thousandths of a vote
 */
public record CouncilSeat(Identity child, Identity holder, long weight) {
    public boolean isEmpty() {
        return child.id() == holder.id();
    }
}
