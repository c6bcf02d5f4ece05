package coop.talkoot.posts;

/** Who may read a post. */
public enum Audience {
    /** Everybody, and it stands in the lists of everybody's. */
    PUBLIC,
    /** Everybody who comes across it: it stands in no list but those of who follows its author. */
    UNLISTED,
    /** Those who follow its author, and were accepted. */
    FOLLOWERS,
    /** The members of its group. */
    GROUP,
    /** Its author and those it is addressed to. */
    DIRECT;

    /** Whether anybody at all may read it. */
    public boolean isOpen() {
        return switch (this) {
            case PUBLIC, UNLISTED -> true;
            case FOLLOWERS, GROUP, DIRECT -> false;
        };
    }
}
