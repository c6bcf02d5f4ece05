package coop.talkoot.groups;

import coop.talkoot.people.Identity;
import coop.talkoot.platform.Refused;

/** What a group of this instance that has gone to another one says to whoever would begin something in it. */
public final class Moved {
    private Moved() {}

    /** Refused with its new address where it has moved; what is under way there ends there. */
    public static void refuse(Identity group) {
        if (isGone(group)) {
            throw Refused.conflict(group.displayName() + " has moved, and goes on at " + group.movedTo()
                    + ". What is new goes there.");
        }
    }

    /** Whether that is a group of this instance which lives elsewhere now. */
    public static boolean isGone(Identity group) {
        return group.isLocal() && group.kind() == Identity.Kind.GROUP && group.movedTo() != null;
    }
}
