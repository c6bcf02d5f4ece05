package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.time.Duration;
import java.time.Instant;

/**
 * What a group that came here had with another group, as both of them tell it on their own servers.
 *
 * @param isAbove whether the other one is the parent
 * @param uri what the relationship was called
 * @param since from which day on the child has belonged
 * @param kin who is above and below the two, with the group's new name
 */
public record Bond(Identity other, boolean isAbove, String uri, Instant since, Duration noticePeriod, Kin kin) {}
