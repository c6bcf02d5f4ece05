package coop.talkoot.people;

/**
 * Some of those a person follows, under a name.
 *
 * @param isExclusive what those in it say stands in the list and not at home
 */
public record FollowList(long id, String title, Replies replies, boolean isExclusive) {
    /** Which answers stand in it: none, those to others in it, or those to anybody followed. */
    public enum Replies {
        NONE,
        LIST,
        FOLLOWED
    }
}
