package coop.talkoot.groups;

/** What a room still has of a group that has ended; asked by this room, put away by the one that has it. */
public interface Remains {
    /** Puts a piece of it away, in a transaction of its own; false once nothing is left. */
    boolean putAway(Group group);
}
