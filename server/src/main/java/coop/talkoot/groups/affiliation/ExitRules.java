package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.time.Duration;

/** How a group goes, from another one or to another server; asked by this room, answered by whoever keeps charters. */
public interface ExitRules {
    /** Of a parent of this instance, by the charter that holds now: whole days, 0 to 28. */
    Duration noticeOf(Identity parent);

    /** Whether it takes a vote for a group of this instance to go to another one. */
    boolean movesByVote(Identity group);
}
