package coop.talkoot.people;

import java.time.Instant;

/**
 * {@code follower} wants what {@code followee} publishes.
 *
 * @param uri id of the Follow activity
 * @param showsAnnounces whether the follower also wants what the followee passes on
 * @param notifies whether the follower wants to be told of each post
 */
public record Follow(
        long id,
        String uri,
        Identity follower,
        Identity followee,
        State state,
        boolean showsAnnounces,
        boolean notifies,
        Instant createdAt) {
    /** REQUESTED until the followed side accepts; only an ACCEPTED follow gives anything. */
    public enum State {
        REQUESTED,
        ACCEPTED
    }
}
