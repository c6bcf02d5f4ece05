package coop.talkoot.groups;

import java.util.Optional;

/** What stands in the way of ending a group; asked by this room, answered by those where something must be settled first. */
public interface EndingBar {
    /** One sentence for people; empty when nothing of it is left. Called within a transaction. */
    Optional<String> against(Group group);
}
