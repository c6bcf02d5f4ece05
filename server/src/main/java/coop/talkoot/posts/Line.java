package coop.talkoot.posts;

/** A place in a list: a post under its own id, or under that of its being passed on. */
public record Line(long id, long postId) {
    public boolean isPassedOn() {
        return id != postId;
    }
}
