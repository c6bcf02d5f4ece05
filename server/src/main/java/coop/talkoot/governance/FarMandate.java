package coop.talkoot.governance;

import coop.talkoot.people.Identity;
import java.time.Instant;

/**
 * What a group elsewhere has decided about delegates, as its own server has it and its proof shows.
 *
 * @param decision its uri
 * @param decidedAt when it was counted
 * @param members how many could vote in it
 * @param seats how many it sends at most; 0 where it recalls
 */
public record FarMandate(
        Identity child, Identity parent, String decision, Instant decidedAt, long members, int seats) {}
