package coop.talkoot.posts;

/** Who may read a post. */
public enum Audience {
    /** Everybody. */
    PUBLIC,
    /** The members of its group. */
    GROUP,
    /** Its author and those it is addressed to. */
    DIRECT
}
