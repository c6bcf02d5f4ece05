package coop.talkoot.groups.affiliation;

import coop.talkoot.people.Identity;
import java.time.Duration;

/** How long before it goes a group must say so; asked by this room, answered by whoever keeps charters. */
public interface ExitRules {
    /** Of a parent of this instance, by the charter that holds now: whole days, 0 to 28. */
    Duration noticeOf(Identity parent);
}
