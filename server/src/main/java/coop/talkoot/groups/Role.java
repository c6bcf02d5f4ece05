package coop.talkoot.groups;

/** What somebody is in a group; each may do what the one before may. {@link Right} says what that is. */
public enum Role {
    /** Reads what is for members, and does nothing else. */
    OBSERVER,
    /** Takes part. */
    MEMBER,
    /** Also lets people in and keeps the group's things in order. */
    COORDINATOR,
    /** Also changes the group and gives roles. */
    ADMIN;

    public boolean may(Right right) {
        return compareTo(right.least()) >= 0;
    }

    /** Whether giving it, or ending it, is for who gives roles: more than to take part. */
    public boolean isOffice() {
        return this == COORDINATOR || this == ADMIN;
    }
}
