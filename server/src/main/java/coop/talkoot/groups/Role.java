package coop.talkoot.groups;

/** What a member may do in a group; each includes the one before. */
public enum Role {
    /** Takes part. */
    MEMBER,
    /** Also lets people in and keeps the group's things in order. */
    COORDINATOR,
    /** Also changes the group and gives roles. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
